import { expect, LIMITS, needs, sha256Of, test } from '#fixtures';

/** Members that a record's hash is made of, in this order (docs/platform.md, audit log). */
const SEALED = ['previous_hash', 'id', 'at', 'actor', 'action', 'subject', 'outcome', 'reason', 'address', 'request_id', 'trace_id'] as const;
const TRIED = ['malformed', 'wrong_signature', 'alg_none', 'expired', 'wrong_issuer', 'wrong_audience', 'wrong_type'] as const;
const REASONS = ['malformed', 'signature', 'algorithm', 'expired', 'issuer', 'audience', 'token_type'];

test.describe('audit trail', () => {
  test('WS-041 every handshake that is refused leaves one record with every field, and one that is accepted leaves none', needs('personas', 'token-minting'), async ({
    session, openSocket, tryOpenSocket, createUser, forgeToken, transcript,
  }) => {
    const admin = await createUser({ role: 'admin' });
    for (const defect of TRIED) await tryOpenSocket({ token: await forgeToken(session, defect), headers: { 'x-request-id': `by-${defect}` } });
    await tryOpenSocket({ carrier: 'none', headers: { 'x-request-id': 'by-nobody' } });
    await tryOpenSocket({ carrier: 'query', headers: { 'x-request-id': 'by-address' } });
    await tryOpenSocket({ origin: 'https://evil.example', headers: { 'x-request-id': 'by-origin' } });
    const sockets = await Promise.all(Array.from({ length: LIMITS.socketsPerUser }, () => openSocket()));
    await tryOpenSocket({ headers: { 'x-request-id': 'by-too-many' } });
    await Promise.all(sockets.map((socket) => socket.close()));
    const { records, total } = await admin.api.audit.list({ action: 'socket_refused', trace_id: transcript.traceId });
    const { id } = session.user;
    // Whom a token speaks of is believed where its signature is ours, and nowhere else.
    const known = [null, null, null, id, id, id, id];

    expect(total).toBe(TRIED.length + 4);
    expect(records.toReversed().map(({ request_id: request, reason, subject, actor, outcome }) => [request, reason, subject, actor, outcome])).toEqual([
      ...TRIED.map((defect, index) => [`by-${defect}`, REASONS[index], known[index], null, 'refused']),
      ['by-nobody', 'missing', null, null, 'refused'], ['by-address', 'query_token', null, null, 'refused'],
      ['by-origin', 'origin', null, null, 'refused'], ['by-too-many', 'too_many_sockets', id, id, 'refused'],
    ]);
    expect(records.map(({ action, trace_id: trace }) => [action, trace])).toEqual(records.map(() => ['socket_refused', transcript.traceId]));
    expect(new Set(records.map(({ address }) => address?.replace('::ffff:', '')))).toEqual(new Set(['127.0.0.1']));
    expect(JSON.stringify(records)).not.toContain(session.accessToken.split('.')[2]);
  });

  test(
    'WS-042 trying out one defect after the other is a pattern, and a rule for it fires once, as the same defect again and again is none',
    needs('personas', 'token-minting', 'second-user'),
    async ({ session, tryOpenSocket, createUser, forgeToken, api }) => {
      const [admin, other] = [await createUser({ role: 'admin' }), await createUser()];
      const input = { name: 'Somebody tries things out', metric: 'refusal_reasons', threshold: 3, window_seconds: 300, cooldown_seconds: 600 } as const;
      const { observability } = admin.api;
      const pattern = await observability.createAlertRule({ ...input, user_id: session.user.id });
      const elsewhere = await observability.createAlertRule({ ...input, user_id: other.session.user.id });
      const fired = [];
      for (const defect of ['expired', 'expired', 'expired', 'wrong_issuer', 'wrong_audience', 'wrong_type'] as const) {
        await tryOpenSocket({ token: await forgeToken(session, defect) });
        fired.push((await observability.alerts(pattern.id)).alerts.map(({ value }) => value));
      }
      const signedByNobody = await tryOpenSocket({ token: await forgeToken(session, 'wrong_signature') });

      expect(fired, 'values of the alerts after each attempt').toEqual([[], [], [], [], [3], [3]]);
      expect((await observability.alerts(elsewhere.id)).alerts).toEqual([]);
      expect(signedByNobody).toBeRefused({ code: 'AUTH_FAILED' });
      expect((await api.audit.mine({ action: 'socket_refused' })).total).toBe(6);
      expect(await api.observability.alertsRaw(pattern.id)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    },
  );

  test(
    'WS-043 records are chained by their hashes, in the order of what happened, and outlive the user they are about',
    needs('personas', 'destructive', 'second-user', 'token-minting'),
    async ({ createUser, forgeToken, transcript }) => {
      const [admin, leaving] = [await createUser({ role: 'admin' }), await createUser()];
      const { id } = leaving.session.user;
      for (const defect of ['expired', 'malformed', 'expired'] as const) await leaving.tryOpenSocket({ token: await forgeToken(leaving.session, defect) });
      const before = (await admin.api.audit.list({ trace_id: transcript.traceId })).records;
      await leaving.api.users.erase();
      const { records: log } = await admin.api.audit.list({ limit: 1000 });
      const chain = log.toReversed();
      const sealed = chain.map((record) => sha256Of(JSON.stringify(SEALED.map((member) => record[member]))));

      expect(chain.map(({ hash }) => hash)).toEqual(sealed);
      expect(chain.slice(1).map(({ previous_hash: previous }) => previous)).toEqual(sealed.slice(0, -1));
      // What others do meanwhile stands between, and what was written before stands as it was.
      expect(chain.filter(({ trace_id: trace }) => trace === transcript.traceId).slice(0, before.length)).toEqual(before.toReversed());
      expect(chain.filter(({ action, subject }) => action === 'socket_refused' && subject === id).map(({ reason }) => reason)).toEqual(['expired', 'expired']);
      expect(await leaving.api.auth.meRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    },
  );
});
