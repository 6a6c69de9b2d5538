import { thread, threadInput } from '#contracts/thread.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

/** Opens a thread for the user. */
export const createThreadTool = defineTool({
  name: 'create_thread',
  description: 'Creates a thread.',
  category: 'basic',
  plan: 'free',
  input: threadInput.pick({ title: true }),
  output: z.object({ thread }),
  run: ({ title }, { services, userId }) => ({ thread: services.threads.create(userId, title === undefined ? {} : { title }) }),
});
