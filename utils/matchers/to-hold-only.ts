import { memberOf } from '../clients/frame.parse.ts';
import type { Verdict } from './verdict.ts';
import { listed, verdict } from './verdict.ts';

/**
 * What one user heard or found (frames, events, records, answers) holds that user's own marker somewhere, and nowhere the marker of
 * another. A marker is a text that exists once in the whole platform. Nothing heard at all is a failure too.
 * @param everybody markers of all users, one's own among them
 */
export function toHoldOnly(found: readonly unknown[], own: string, everybody: readonly string[]): Verdict {
  const texts = found.map((one) => JSON.stringify(one) ?? '');
  const others = everybody.filter((marker) => marker !== own);
  const leaks = texts.flatMap((text, index) => others.filter((marker) => text.includes(marker)).map((marker) => `#${index}${kindOf(found[index])} holds “${marker}”, which belongs to another user`));
  const lost = texts.some((text) => text.includes(own)) ? [] : [`none of the ${found.length} holds “${own}”, the user’s own`];
  return verdict('E_ISOLATION', { expected: `“${own}” and nothing of ${others.length} other user(s)`, where: `${found.length} things that one user got to see` }, [...listed(leaks), ...lost]);
}

function kindOf(one: unknown): string {
  const type = memberOf(memberOf(one, 'frame') ?? one, 'type');
  return typeof type === 'string' ? ` (${type})` : '';
}
