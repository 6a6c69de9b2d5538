import type { AgentEvent } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { FULL_CHAIN, GUIDANCE_CHAIN, PARTIAL_CHAIN } from './data/chains.ts';
import { eventsOf } from './data/events.ts';
import { completedHandOffsIn } from './data/hand-offs.ts';
import { markedUsers } from './data/marked-users.ts';
import { fileOf, weekOf } from './data/rows.ts';
import { savingsOf } from './data/savings.ts';
import { sumOf } from './data/statistics.ts';

type Wire = readonly AgentEvent[];
const startOf = (wire: Wire, agent: string) => wire.findIndex((event) => event.type === 'agent_started' && event.agent_name === agent);
const endOf = (wire: Wire, agent: string) => wire.findIndex((event) => event.type === 'agent_completed' && event.agent_name === agent);
const WEEK = weekOf('doc-search', (hour) => 1 + (hour % 3));
const DAY = WEEK.slice(0, 24);

test.describe('execution order', () => {
  test.use({ persona: { plan: 'enterprise' } });

  test(
    'AG-094 the data agent has measured before the optimisation agent begins, and what that says follows from it',
    needs('workflows', 'scripted-model', 'personas'),
    async ({ api, socket }) => {
      await api.datasets.upload(fileOf(WEEK, 'week.csv'));
      const journey = await (await socket.ask('What did we spend, and where can we save?')).finished();
      const { steps } = await api.runs.tree(journey.runId);
      const [measured, optimized] = ['data', 'optimization'].map((agent) => steps.find((step) => step.agent === agent));

      expect(journey).toFollowContract();
      expect(journey).toHaveAgents(['supervisor', ...FULL_CHAIN]);
      expect(startOf(journey.wire, 'optimization')).toBeGreaterThan(endOf(journey.wire, 'data'));
      expect(endOf(journey.wire, 'data')).toBeGreaterThan(startOf(journey.wire, 'data'));
      expect(Number(optimized?.started_at)).toBeGreaterThanOrEqual(Number(measured?.ended_at));
      expect(measured?.output).toMatchObject({ result: { metrics: { total_cost_usd: sumOf(WEEK, 'cost_usd') }, period: { hours: WEEK.length } } });
      expect(optimized?.input).toMatchObject({ results: { data: measured?.output?.['result'] } });
      expect(optimized?.output).toMatchObject({ result: { based_on: ['triage', 'data'], current_monthly_cost_usd: savingsOf(WEEK).monthlyCost } });
    },
  );

  test('AG-095 triage comes first whatever is asked, and nobody begins before it has decided who does', needs('workflows', 'scripted-model', 'personas'), async ({
    api, stream,
  }) => {
    const ask = async (message: string) => (await stream.run((await api.agents.execute({ type: 'supervisor', message })).run_id)).finished();
    await api.datasets.upload(fileOf(WEEK, 'week.csv'));
    const onAWeek = await Promise.all(['What did we spend?', 'What did the service back-office cost?', 'Good morning!'].map(ask));
    await api.datasets.upload(fileOf(DAY, 'day.csv'));
    const journeys = [...onAWeek, await ask('What did we spend?')];
    const ends = journeys.map(({ wire }) => eventsOf(wire, 'agent_completed').filter(({ agent_name: agent }) => agent === 'triage'));
    const found = ends.map((own) => own.map(({ payload }) => payload.result['data_sufficiency']));

    expect(found).toEqual([['sufficient'], ['insufficient'], ['unknown'], ['partial']]);
    expect(journeys.map(({ agents }) => agents)).toEqual([FULL_CHAIN, GUIDANCE_CHAIN, GUIDANCE_CHAIN, PARTIAL_CHAIN].map((chain) => ['supervisor', ...chain]));
    const first = (wire: Wire, type: AgentEvent['type']) => wire.find((event) => event.type === type && event.agent_name !== 'supervisor')?.agent_name;
    expect(journeys.map(({ wire }) => [first(wire, 'agent_started'), first(wire, 'agent_thinking'), first(wire, 'tool_executing')])).toEqual(
      journeys.map(() => ['triage', 'triage', 'triage']),
    );
    const early = journeys.flatMap(({ wire }) => wire.slice(startOf(wire, 'triage'), endOf(wire, 'triage')).filter(({ agent_name: agent }) => agent !== 'triage'));
    expect(early).toEqual([]);
    expect(journeys.map((journey) => journey.violations)).toEqual(journeys.map(() => []));
  });

  test(
    'AG-096 steps put in order by dependencies begin after all their agents build on, however they were listed',
    needs('workflows', 'scripted-model', 'personas'),
    async ({ api, scripted }) => {
      const { agents } = await api.agents.list();
      const builds = new Map<string, readonly string[]>(agents.map(({ name, depends_on: on }) => [name, on.filter((other) => other !== 'supervisor')]));
      const steps = ['reporting', 'actions', 'optimization', 'data_helper', 'data', 'triage'].map((agent) => ({ id: agent, agent }));
      const plan = await api.workflows.plan(steps, 'by_dependencies');
      const { steps: done } = await api.runs.tree((await api.workflows.execute({ message: scripted('Done.', { echo: true }), steps, order: 'by_dependencies' })).run_id);
      const early = (names: readonly string[]) =>
        names.flatMap((name, place) => (builds.get(name) ?? []).filter((needed) => names.indexOf(needed) > place).map((needed) => `${name} before ${needed}`));

      expect([...builds.values()].flat().length, 'dependencies the registry tells').toBeGreaterThanOrEqual(5);
      expect(early(plan.order)).toEqual([]);
      expect(plan.stages).toEqual([['triage'], ['data_helper', 'data'], ['optimization'], ['actions'], ['reporting']]);
      expect(early(done.map(({ step }) => step))).toEqual([]);
      const record = (name: string) => done.find(({ step }) => step === name);
      const hurried = done.flatMap(({ step, started_at: begun }) =>
        (builds.get(step) ?? []).filter((needed) => begun < Number(record(needed)?.ended_at)).map((needed) => `${step} before the end of ${needed}`),
      );
      expect(hurried).toEqual([]);
      expect(done.map(({ status }) => status)).toEqual(steps.map(() => 'completed'));
      expect((await api.workflows.plan(steps)).stages, 'as given').toEqual([steps.map(({ id }) => id)]);
      const pair = await api.workflows.plan([{ id: 'last', agent: 'reporting' }, { id: 'first', agent: 'data' }], 'by_dependencies');
      expect(pair.order, 'over agents that are not there').toEqual(['first', 'last']);
      expect(await api.workflows.executeRaw({ message: 'Go.', steps, order: 'by_luck' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['order'] });
    },
  );

  test(
    'AG-097 supervisors of several users at once each keep their order and their hands off the others’ data',
    needs('workflows', 'scripted-model', 'second-user', 'personas'),
    async ({ createUser }) => {
      const { users, markers } = await markedUsers(createUser, 4);
      const journeys = await Promise.all(
        users.map(async ({ api, openSocket, marker }) => {
          await api.datasets.upload(fileOf(DAY.map((row) => ({ ...row, service: marker })), 'day.csv'));
          await using socket = await openSocket();
          return { ...(await (await socket.ask('What did we spend?')).finished()), marker };
        }),
      );
      const handoffs = journeys.map(({ wire }) => completedHandOffsIn(wire).map(({ to_agent: to }) => to));

      for (const { wire, marker } of journeys) expect(wire).toHoldOnly(marker, markers);
      expect(handoffs).toEqual(journeys.map(() => PARTIAL_CHAIN));
      const places = journeys.map(({ wire }) => PARTIAL_CHAIN.flatMap((agent) => [startOf(wire, agent), endOf(wire, agent)]));
      expect(places.map((found) => found.toSorted((a, b) => a - b))).toEqual(places);
      expect(journeys.map(({ violations }) => violations)).toEqual(journeys.map(() => []));
    },
  );

  test(
    'AG-098 an agent whose model is out of reach keeps its place in the order, says so, and those after it still have their turn',
    needs('workflows', 'scripted-model', 'personas'),
    async ({ api, socket, scripted }) => {
      await api.datasets.upload(fileOf(WEEK, 'week.csv'));
      const journey = await (await socket.ask(scripted('Where can we save?', { down: 'data' }))).finished();
      const fallbacks = journey.wire.flatMap((event, index) => (event.type === 'agent_fallback' ? [{ agent: event.agent_name, index }] : []));

      expect(journey).toFollowContract();
      expect(journey).toHaveAgents(['supervisor', ...FULL_CHAIN]);
      expect(fallbacks.map(({ agent }) => agent)).toEqual(['data']);
      expect(Number(fallbacks[0]?.index)).toBeGreaterThan(startOf(journey.wire, 'data'));
      expect(Number(fallbacks[0]?.index)).toBeLessThan(endOf(journey.wire, 'data'));
      const ends = eventsOf(journey.wire, 'agent_completed').map(({ agent_name: agent, payload }) => [agent, payload.status]);
      expect(ends).toEqual([
        ['triage', 'completed'], ['data', 'degraded'], ['optimization', 'completed'], ['actions', 'completed'], ['reporting', 'completed'], ['supervisor', 'degraded'],
      ]);
      expect(startOf(journey.wire, 'optimization')).toBeGreaterThan(endOf(journey.wire, 'data'));
      expect(journey.report?.cost_savings.monthly_amount).toBeGreaterThan(0);
      expect((await api.runs.tree(journey.runId)).steps.map(({ agent, status, answered_by: by }) => [agent, status, by])).toEqual(
        FULL_CHAIN.map((agent) => [agent, 'completed', agent === 'data' ? null : agent]),
      );
    },
  );

  test(
    'AG-099 an order by dependencies costs no time that it need not: what builds on the same is at work side by side',
    needs('workflows', 'scripted-model', 'personas'),
    async ({ api, scripted }) => {
      const message = scripted('One after the other, or both at once?', { slowMs: 15, echo: true });
      const steps = ['optimization', 'data_helper', 'data', 'triage'].map((agent) => ({ id: agent, agent, message }));
      const done = await api.workflows.execute({ message, steps, order: 'by_dependencies' });
      const tree = await api.runs.tree(done.run_id);
      const [triage, helper, data, optimization] = ['triage', 'data_helper', 'data', 'optimization'].map((name) => {
        const record = tree.steps.find(({ step }) => step === name);
        return { from: Number(record?.started_at), to: Number(record?.ended_at) };
      });
      const together = Math.min(Number(helper?.to), Number(data?.to)) - Math.max(Number(helper?.from), Number(data?.from));

      expect(together, 'milliseconds that both were at work').toBeGreaterThan(0);
      expect(Math.min(Number(helper?.from), Number(data?.from))).toBeGreaterThanOrEqual(Number(triage?.to));
      expect(Number(optimization?.from)).toBeGreaterThanOrEqual(Number(data?.to));
      const alone = [triage, helper, data, optimization].reduce((sum, span) => sum + Number(span?.to) - Number(span?.from), 0);
      expect(done.execution_time_ms).toBeLessThan(alone);
      expect(tree.steps.map(({ status }) => status)).toEqual(steps.map(() => 'completed'));
    },
  );
});
