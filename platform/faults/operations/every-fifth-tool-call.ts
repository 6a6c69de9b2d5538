import type { ToolContext } from '../../tools/ports.ts';
import type { Decorator } from '../../services.ts';

/** A platform in which something happens before one tool call in five. */
export const everyFifthToolCall = (happens: (context: ToolContext) => Promise<void>): Decorator => ({ tools }) => {
  let count = 0;
  return {
    tools: {
      ...tools,
      async execute(name, args, context) {
        count += 1;
        if (count % 5 === 0) await happens(context);
        return tools.execute(name, args, context);
      },
    },
  };
};
