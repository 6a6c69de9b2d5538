import type { Fault } from '../fault.ts';

const MANY = 3;

export const qualityFallsUnderLoad: Fault = {
  id: 'performance/quality-falls-under-load',
  sentence: 'While several questions are being answered amounts are told as words.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_QUALITY', says: /it does not say \$/ }],
  decorate({ model }) {
    let open = 0;
    return {
      model: {
        ...model,
        async *turn(request) {
          open += 1;
          try {
            for await (const chunk of model.turn(request)) {
              yield chunk.type === 'text' && open > MANY ? { ...chunk, text: chunk.text.replace(/\$[\d,.]*\d/g, 'a lot') } : chunk;
            }
          } finally {
            open -= 1;
          }
        },
      },
    };
  },
};
