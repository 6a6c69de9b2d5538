import { expect, needs, test } from '#fixtures';
import { BAD_ROWS, cellsOf, GOOD_ROWS, isRefused } from './data/auth-matrix.ts';
import { cellsFound, openEveryDoor } from './data/every-door.ts';

const AUTH_FAILED = { status: 401, code: 'AUTH_FAILED' } as const;
const BEFORE_UPGRADE = { shape: 'refused-before-upgrade', ...AUTH_FAILED } as const;

test.describe('auth matrix', () => {
  for (const [name, row] of Object.entries(BAD_ROWS)) {
    test(`a bad token (${name}) is refused at call, stream and socket, wherever it is carried, for the one reason “${row.reason}”`, needs('token-minting', 'server-logs', 'refresh-tokens'), async ({
      session, api, tryOpenSocket, forgeToken, mintToken, control,
    }) => {
      const token = await row.token({ session, api, forgeToken, mintToken });
      const opened = await openEveryDoor({ api, tryOpenSocket }, token, row.carriers);

      for (const { answer } of opened.answers) expect(answer).toBeProblem(AUTH_FAILED);
      for (const { handshake } of opened.handshakes) expect(handshake).toBeRefused(BEFORE_UPGRADE);
      expect(cellsFound(opened, await control.log())).toEqual(cellsOf(row));
    });
  }

  for (const [name, row] of Object.entries(GOOD_ROWS)) {
    test(`a good token (${name}) opens call, stream and socket where they read its carrier, and nowhere else`, needs('token-minting', 'server-logs'), async ({
      session, api, tryOpenSocket, forgeToken, mintToken, control,
    }) => {
      const token = await row.token({ session, api, forgeToken, mintToken });
      const opened = await openEveryDoor({ api, tryOpenSocket }, token);
      const found = cellsFound(opened, await control.log());
      const [called, streamed] = opened.answers.filter(({ carrier }) => carrier === 'header').map(({ answer }) => answer);
      const greeted = opened.handshakes.flatMap(({ handshake }) => (handshake.shape === 'accepted' ? [handshake.socket.greeting.user_id] : []));

      for (const { answer } of opened.answers.filter(({ carrier }) => carrier !== 'header')) expect(answer).toBeProblem(AUTH_FAILED);
      for (const { handshake } of opened.handshakes.filter(({ carrier }) => carrier === 'query' || carrier === 'cookie')) expect(handshake).toBeRefused(BEFORE_UPGRADE);
      expect(found).toEqual(cellsOf(row));
      expect(found.filter(isRefused)).toHaveLength(8);
      // Whoever was let in is the token’s own user, at each of them.
      expect(called?.body).toMatchObject({ id: session.user.id });
      expect((await api.runs.get(streamed?.headers.get('x-run-id') ?? '')).status).toBe('completed');
      expect(greeted).toEqual([session.user.id, session.user.id]);
    });
  }
});
