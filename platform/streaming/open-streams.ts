import type { OpenStream } from '#contracts/stream.schema';
import type { Core } from '../core.ts';
import type { OpenStreams } from './ports.ts';

/** What one slow reader can hold in memory: bytes made ahead of it. */
const AHEAD_BYTES = 16 * 1024;

/** Streams that somebody reads now, by user. */
export function createOpenStreams(core: Core): OpenStreams {
  const open = core.state('streams.open', () => new Map<string, Set<() => OpenStream>>());
  return {
    aheadBytes: () => AHEAD_BYTES,
    watch(userId, look) {
      const mine = open.get(userId) ?? new Set();
      open.set(userId, mine.add(look));
      return () => {
        mine.delete(look);
        if (mine.size === 0 && open.get(userId) === mine) open.delete(userId);
      };
    },
    list: (userId) => [...(open.get(userId) ?? [])].map((look) => look()),
  };
}
