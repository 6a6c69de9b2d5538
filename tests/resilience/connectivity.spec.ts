import { expect, needs, test } from '#fixtures';

/** Long enough for an answer on a busy machine, short enough to wait for in vain. */
const PATIENCE = { patienceMs: 800 };

test.describe('connectivity', () => {
  test(
    'RE-023 HTTP is reached as the user one is; where nobody lets one in, or nothing comes back, that is told and by whom',
    needs('drop-connections', 'second-user'),
    async ({ network, probeConnectivity }) => {
      const user = await network.createUser();
      const [well] = (await probeConnectivity(user, network.target)).probes;
      network.cut();
      network.refuse();
      const [refused] = (await probeConnectivity(user, network.target, PATIENCE)).probes;
      network.heal();
      const { id } = user.session.user;
      network.mangle((chunk, direction) => (direction === 'down' ? Buffer.from(chunk.toString('latin1').replace(id, id.replace(/.$/, '?')), 'latin1') : chunk));
      const [mangled] = (await probeConnectivity(user, network.target, PATIENCE)).probes;
      network.heal();
      const [again] = (await probeConnectivity(user, network.target)).probes;

      const good = { name: 'http', ok: true, layer: null, told: `200 for ${user.session.user.id}` };
      expect([well, again]).toMatchObject([good, good]);
      expect(well.ms).toBeGreaterThan(0);
      expect(refused).toMatchObject({ name: 'http', ok: false, layer: 'TCP', told: expect.stringMatching(/ECONNRE/) });
      expect(mangled).toMatchObject({ name: 'http', ok: false, layer: 'application', told: expect.stringContaining('another user') });
    },
  );

  test(
    'RE-024 a socket is reached when it has greeted its own user and answered a ping; what it says in silence arrives when that is over',
    needs('drop-connections', 'second-user'),
    async ({ network, probeConnectivity }) => {
      const user = await network.createUser();
      const { probes: [, well] } = await probeConnectivity(user, network.target);
      await using socket = await user.openSocket();
      const pings = [await socket.ping(), await socket.ping(), await socket.ping(), await socket.ping(), await socket.ping()];
      network.stall('down');
      await expect(socket.ping({ timeoutMs: PATIENCE.patienceMs })).rejects.toThrow(/E_WS_TIMEOUT/);
      network.heal();
      await socket.ping();

      expect(well).toMatchObject({ name: 'socket', ok: true, layer: null, told: expect.stringMatching(/^greeted, and a pong after [\d.]+ ms$/) });
      expect(socket.greetedAfterMs).toBeLessThan(5000);
      expect(Math.min(...pings), 'milliseconds of the quickest of five').toBeLessThan(1000);
      expect(socket.received.map(({ frame }) => frame.type)).toEqual(['system_message', ...Array<string>(7).fill('pong')]);
    },
  );

  test('RE-025 an agent is reached when it begins the very run that was acknowledged; an error frame is a failure that names its code', async ({
    socket, target, session, api, openSocket, tryOpenSocket, openRawSocket, stream, probeConnectivity,
  }) => {
    const user = { session, api, openSocket, tryOpenSocket, openRawSocket, stream };
    const run = await socket.ask('Is anybody there?', { as: 'agent_execute', messageId: 'request-025', agent: 'supervisor' });
    const started = await socket.next('agent_started');
    const journey = await run.finished();
    const { connected, probes: [, , well] } = await probeConnectivity(user, target);
    const { probes: [, way, failed] } = await probeConnectivity(user, target, { agent: 'nobody' });

    expect(journey).toFollowContract();
    expect([connected, well.ok, way.ok, failed.ok]).toEqual([true, true, true, false]);
    expect(well.told).toMatch(/^agent_started of run_\w+, completed$/);
    expect(failed).toMatchObject({ layer: 'application', told: expect.stringContaining('NOT_FOUND') });
    expect(run.ack).toMatchObject({ message_id: 'request-025', status: 'accepted', run_id: started.run_id });
  });

  test(
    'RE-026 the report of a network says what works and what does not, and calls it connected only when all of it does',
    needs('drop-connections', 'second-user'),
    async ({ network, probeConnectivity }) => {
      const user = await network.createUser();
      const whole = await probeConnectivity(user, network.target);
      network.cut();
      // As a proxy that does not know WebSocket: the wish to upgrade gets lost on the way.
      network.mangle(
        (chunk, direction) => (direction === 'up' ? Buffer.from(chunk.toString('latin1').replace(/upgrade: websocket/i, 'x-upgrade: websock'), 'latin1') : chunk),
      );
      const half = await probeConnectivity(user, network.target, PATIENCE);
      network.cut();
      network.refuse();
      const none = await probeConnectivity(user, network.target, PATIENCE);
      const verdicts = [whole, half, none].map(({ connected, probes }) => [connected, ...probes.map(({ name, ok, layer }) => `${name} ${ok ? 'ok' : layer}`)]);

      expect(verdicts).toEqual([
        [true, 'http ok', 'socket ok', 'agent ok'],
        [false, 'http ok', 'socket application at the upgrade', 'agent application at the upgrade'],
        [false, 'http TCP', 'socket TCP', 'agent TCP'],
      ]);
      expect(half.probes[1].told).toContain('status 426');
      expect([whole, half, none].map(({ address }) => address)).toEqual(Array(3).fill(`http://${network.host}`));
      expect(test.info().attachments.filter(({ name }) => name === 'connectivity.json').map(({ body }) => JSON.parse(String(body)))).toEqual([whole, half, none]);
    },
  );
});
