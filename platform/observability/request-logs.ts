import { requestLog } from '#contracts/observability.schema';
import type { Core } from '../core.ts';
import type { LogEntry } from '../log.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { RequestLogs } from './ports.ts';

const line = requestLog.shape.lines.element.strip();

/** What a user may read of the log: own requests, and of them no causes, which are the platform's insides. */
export function createRequestLogs(core: Core, _services: Services): RequestLogs {
  return {
    ofRequest(userId, requestId) {
      const own = core.log.ofRequest(requestId).filter((entry) => entry['user_id'] === userId);
      if (own.length === 0) throw new Failure('NOT_FOUND', 'There is no such request.');
      return own.map((entry: LogEntry) => line.parse(entry));
    },
  };
}
