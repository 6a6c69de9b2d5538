import { expect, test } from '#fixtures';
import { WRONG_OPENINGS } from './data/wrong-openings.ts';

test.describe('opening handshake', () => {
  for (const [what, { status, code, offers, ...options }] of Object.entries(WRONG_OPENINGS)) {
    test(`a handshake with ${what} is refused with ${status}, and the same without that mistake is accepted`, async ({ session, openRawSocket }) => {
      using wrong = await openRawSocket(options);
      const refused = await wrong.refusal();
      using right = await openRawSocket();
      const greeting = await right.next();

      expect(refused).toBeProblem({ status, code });
      expect(refused.headers.get('sec-websocket-version')).toBe(offers);
      expect([right.status, right.accepted, right.headers.get('sec-websocket-version')]).toEqual([101, true, null]);
      expect(JSON.parse(greeting.payload.toString())).toMatchObject({ data: { event: 'connection_established', user_id: session.user.id } });
    });
  }
});
