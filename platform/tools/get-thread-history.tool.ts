import { messagePage, pageQuery } from '#contracts/message.schema';
import { id } from '#contracts/primitives.schema';
import { z } from 'zod';
import { Failure } from '../problem.ts';
import { defineTool } from './define-tool.ts';

/** Messages of a thread, oldest first; inside a run the run's own thread when none is named. */
export const getThreadHistory = defineTool({
  name: 'get_thread_history',
  description: 'Messages of a thread, oldest first.',
  category: 'basic',
  plan: 'free',
  input: z.strictObject({ thread_id: id.optional(), limit: pageQuery.shape.limit, offset: pageQuery.shape.offset }),
  output: messagePage,
  run({ thread_id: named, limit, offset }, { services, userId, threadId }) {
    const wanted = named ?? threadId;
    if (wanted === undefined)
      throw new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', {
        fields: [{ path: 'thread_id', message: 'is needed outside a run' }],
      });
    return services.messages.page(userId, wanted, limit, offset);
  },
});
