import { everyMinute } from '../../shared/clock.ts';
import { timeAgo } from '../../shared/format.ts';

/** How long ago something was; the exact time on hover. */
export function TimeAgo({ at }: { at: number }) {
  const date = new Date(at);
  return <time dateTime={date.toISOString()} title={date.toLocaleString()}>{timeAgo(at, everyMinute.value)}</time>;
}
