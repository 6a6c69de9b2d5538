import type { z } from 'zod';
import type { controlCloseInput } from '#contracts/control.schema';
import { controlLogs, controlSockets } from '#contracts/control.schema';
import { PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

export type LogLine = z.output<typeof controlLogs>['lines'][number];

/** The control plane; calls carry its key (`Conversation.controlHeaders`). */
export const controlEndpoints = {
  logs: endpoint(200, controlLogs, (traceId: string) => ({ method: 'GET', path: PATHS.controlLogs, query: { trace_id: traceId } })),
  dropSockets: endpoint(200, controlSockets, (userId: string) => ({ method: 'POST', path: PATHS.controlDrop, json: { user_id: userId } })),
  closeSockets: endpoint(200, controlSockets, (input: z.input<typeof controlCloseInput>) => ({ method: 'POST', path: PATHS.controlClose, json: input })),
};
