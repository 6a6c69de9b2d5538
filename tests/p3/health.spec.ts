import { expect, needs, test } from '#fixtures';

test.describe('health of agents', () => {
  test('055 the health of an agent is measured on how its runs ended', needs('workflows', 'scripted-model', 'second-user'), async ({ api, anonymousApi, scripted, createUser }) => {
    const other = await createUser();
    const good = (type: string) => ({ type, message: scripted('Fine.', { echo: true }) });
    const bad = (type: string) => ({ type, message: scripted('Not at all.', { fail: 'model' }) });
    const wanted = [good('triage'), good('triage'), good('data'), good('data'), good('data'), bad('data'), good('reporting'), bad('reporting'), bad('reporting')];
    const unmeasured = await api.agents.health();
    const done = await Promise.all(wanted.map((input) => api.agents.execute(input)));
    const stopped = await api.agents.start({ agent_type: 'triage', message: scripted('Wait.', { hang: true }) });
    await api.agents.cancel({ run_id: stopped.run_id });
    const { agents } = await api.agents.health();

    const measured = (name: string) => {
      const outcomes = done.filter((run) => run.agent === name).map((run) => run.status);
      const failed = outcomes.filter((status) => status === 'error').length;
      return { name, completed: outcomes.length - failed, failed, error_rate: failed / outcomes.length };
    };
    expect(done.map((run) => run.status)).toEqual(wanted.map((input) => (input.message.includes('Fine.') ? 'success' : 'error')));
    expect(agents.filter((agent) => agent.error_rate !== null)).toEqual([
      { ...measured('triage'), status: 'healthy' },
      { ...measured('data'), status: 'degraded' },
      { ...measured('reporting'), status: 'unavailable' },
    ]);
    const registry = (await api.agents.list()).agents.map((agent) => ({ name: agent.name, status: 'unknown', completed: 0, failed: 0, error_rate: null }));
    expect(unmeasured.agents).toEqual(registry);
    expect(agents.map((agent) => agent.name)).toEqual(registry.map((agent) => agent.name));
    expect((await other.api.agents.health()).agents).toEqual(registry);
    expect(await anonymousApi.agents.healthRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });
});
