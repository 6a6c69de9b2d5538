import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const oneToolCallInFiveFails: Fault = {
  id: 'operations/one-tool-call-in-five-fails',
  sentence: 'One tool call in five fails.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /\b2\d frustrated/ }],
  decorate({ tools }) {
    let count = 0;
    return {
      tools: {
        ...tools,
        async execute(name, args, context) {
          count += 1;
          if (count % 5 === 0) throw new Failure('TOOL_FAILED', 'The tool failed.');
          return tools.execute(name, args, context);
        },
      },
    };
  },
};
