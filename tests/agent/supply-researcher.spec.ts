import type { Supplier } from '#fixtures';
import { expect, needs, test } from '#fixtures';
import { TICK_MS } from './data/events.ts';
import { fileOf } from './data/rows.ts';
import { byCost, costAt, costToday, research, USED } from './data/supply.ts';
import { cents, usd } from './data/wording.ts';

const compared = (cost: number, today: number) => (cost <= today ? `${usd(today - cost)} less than today` : `${usd(cost - today)} more than today`);
const middle = (costs: readonly number[]) => cents((Number(costs[Math.floor((costs.length - 1) / 2)]) + Number(costs[Math.ceil((costs.length - 1) / 2)])) / 2);
function marketOf(suppliers: readonly Supplier[], tier: Supplier['tier']): string {
  const costs = suppliers.filter((one) => one.tier === tier).map((one) => costAt(one)).sort((a, b) => a - b);
  return `${costs.length} offer(s) from ${usd(Number(costs[0]))} to ${usd(Number(costs.at(-1)))}; the median is ${usd(middle(costs))}.`;
}
const excludedFrom = (suppliers: readonly Supplier[], tier: Supplier['tier']) =>
  suppliers.filter((one) => one.tier !== tier).map(({ name }) => `- ${name}: tier not as required.`);
/** Suppliers of the table in an answer, from top to bottom. */
const suppliersOf = (answer: string) => [...answer.matchAll(/^\| ([A-Z][\w ]+) \| [a-z-]+ \| (?:eu|us|ap) \|/gm)].map(([, name]) => name);

test.describe('supply researcher', () => {
  test('AG-160 every supplier of the register is priced for one’s own usage, the cheapest first', needs('scripted-model'), async ({ api, socket }) => {
    const journey = await research({ api, socket }, 'Which vendors could supply what we use?');
    const { suppliers, total } = await api.supply.suppliers();

    expect(total).toBe(suppliers.length);
    expect(journey).toFollowContract();
    expect(journey).toAnswer(suppliers.map((one) => `| ${one.name} | ${one.model} | ${one.region} | ${usd(costAt(one))} |`));
    expect(suppliersOf(journey.answer)).toEqual(byCost(suppliers).map(({ name }) => name));
    expect((await api.threads.messages(journey.threadId)).messages.at(-1)?.content).toBe(journey.answer);
  });

  test('AG-161 what the market asks is told by lowest, highest and median offer, for one class of models as for another', needs('scripted-model'), async ({
    api, socket,
  }) => {
    const { suppliers } = await api.supply.suppliers();
    const standard = await research({ api, socket }, 'What does the market ask for standard models?');
    const premium = await research({ api, socket }, 'What does the market ask for premium models?');

    expect(standard).toHaveToolCalls([{ name: 'supplier_research', args: { tier: 'standard' } }], { match: 'superset' });
    expect(premium).toHaveToolCalls([{ name: 'supplier_research', args: { tier: 'premium' } }], { match: 'superset' });
    expect(standard).toAnswer([marketOf(suppliers, 'standard'), ...excludedFrom(suppliers, 'standard')]);
    expect(premium).toAnswer([marketOf(suppliers, 'premium'), ...excludedFrom(suppliers, 'premium')]);
  });

  test('AG-162 the cost of one service elsewhere is compared with what that service costs today', needs('scripted-model'), async ({ api, socket }) => {
    const journey = await research({ api, socket }, 'What would our service chat cost elsewhere?');
    const { suppliers } = await api.supply.suppliers();
    const chat = USED.filter(({ service }) => service === 'chat');
    const today = costToday(chat);

    expect(journey).toHaveToolCalls([{ name: 'supplier_research', args: { service: 'chat' } }], { match: 'superset' });
    expect(journey).toAnswer(`The models in use cost ${usd(today)} in 30 days.`);
    expect(journey).toAnswer(suppliers.map((one) => `| ${usd(costAt(one, chat))} | ${compared(costAt(one, chat), today)} |`));
    expect(suppliers.map((one) => costAt(one, chat) > today)).toEqual(expect.arrayContaining([true, false]));
  });

  test('AG-163 a sourcing strategy takes the cheapest that has what is required, and a second one of another provider', needs('scripted-model'), async ({
    api, socket,
  }) => {
    const { suppliers } = await api.supply.suppliers();
    const eligible = byCost(suppliers.filter((one) => one.region === 'eu' && one.certifications.includes('ISO 27001')));
    const journey = await research({ api, socket }, 'We need a supplier in the EU that is certified by ISO 27001. Whom should we take?');
    const alone = await research({ api, socket }, 'And whom for HIPAA in Europe?');
    const only = suppliers.find((one) => one.region === 'eu' && one.certifications.includes('HIPAA'));
    const others = eligible.filter(({ provider }) => provider !== eligible[0]?.provider);

    expect(journey).toHaveToolCalls([{ name: 'supplier_research', args: { region: 'eu', certification: 'ISO 27001' } }], { match: 'superset' });
    expect(suppliersOf(journey.answer)).toEqual(eligible.map(({ name }) => name));
    expect(eligible[1]?.provider, 'the second cheapest is of the same provider').toBe(eligible[0]?.provider);
    expect(journey).toAnswer([
      ...eligible.slice(0, 1).map((one) => `1. Take ${one.name} as the first source: ${usd(costAt(one))} in 30 days`),
      ...others.slice(0, 1).map((one) => `2. Keep ${one.name} as the second source: ${usd(costAt(one))} in 30 days, from another provider.`),
    ]);
    expect(suppliersOf(alone.answer)).toEqual([only?.name]);
    expect(alone).toAnswer([`1. Take ${only?.name} as the first source`, '2. There is no second source of another provider']);
  });

  test('AG-164 where no supplier has what is required none is recommended, and each is told what it lacks', needs('scripted-model'), async ({
    api, anonymousApi, socket,
  }) => {
    const journey = await research({ api, socket }, 'Find an economy supplier in the US that may hold HIPAA data.');
    const { suppliers } = await api.supply.suppliers();
    const lacks = ({ region, certifications, tier }: Supplier) =>
      Object.entries({ region: region !== 'us', certification: !certifications.includes('HIPAA'), tier: tier !== 'economy' })
        .flatMap(([name, missing]) => (missing ? [name] : []));

    expect(journey).toAnswer('No supplier meets what is required (region us, certification HIPAA, tier economy); none can be recommended.');
    expect(journey).toAnswer(suppliers.map((one) => `- ${one.name}: ${lacks(one).join(', ')} not as required.`));
    expect(journey.answer).not.toMatch(/## (Sourcing|Market)|source:/);
    expect(journey.outcome).toBe('completed');
    expect(await api.tools.executeRaw({ tool_name: 'supplier_research', arguments: { region: 'moon' } })).toBeProblem({
      status: 422, code: 'VALIDATION_ERROR', fields: ['region'],
    });
    expect(await api.supply.supplierRaw('sup_unknown')).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.supply.suppliersRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
  });

  test('AG-165 a research tells its own duration truly: as long as its events, no longer than its user waited', needs('scripted-model'), async ({ api, socket }) => {
    const journey = await research({ api, socket }, 'Which vendors could supply what we use?');
    const told = Number(journey.report?.total_duration_ms);
    const [first, last] = [journey.wire[0], journey.wire.at(-1)];
    // The duration is taken when the work is done, before its end is told.
    const done = journey.wire.findLast(({ type }) => type !== 'agent_completed' && type !== 'final_report');
    const run = await api.runs.get(journey.runId);

    expect(told, 'milliseconds, beside those between its events').toBeGreaterThanOrEqual(Number(done?.timestamp) - Number(first?.timestamp) - TICK_MS);
    expect(told, 'milliseconds, beside those its user waited').toBeLessThanOrEqual(journey.timing.totalMs + TICK_MS);
    expect(Number(run.started_at), 'second of its start').toBeLessThanOrEqual(Number(first?.timestamp) / 1000);
    expect(Number(run.ended_at) + 1, 'second of its end').toBeGreaterThanOrEqual(Math.floor(Number(last?.timestamp) / 1000));
  });

  test('AG-166 a research is worth its price: true, grounded in what its tools found, in order, with things to do', needs('scripted-model'), async ({ api, socket }) => {
    const journey = await research({ api, socket }, 'Which vendors could supply what we use in Asia?');
    const { suppliers } = await api.supply.suppliers();
    const asian = byCost(suppliers.filter(({ region }) => region === 'ap'));

    expect(journey).toReachQuality(
      {
        facts: [...asian.flatMap((one) => [one.name, usd(costAt(one))]), usd(costToday())],
        forbidden: ['No supplier meets', /Take (?!Banyan)/],
        // The length of the month it speaks of.
        sources: [30],
        structure: ['## Suppliers', '## Market', '## Sourcing', '## Excluded', '## Workload'],
        actions: 2,
      },
      0.99,
    );
    expect(journey.report?.report).toBe(journey.answer);
  });

  test('AG-167 the structured result of a research, its tool’s over the API and the register say the same', needs('scripted-model'), async ({ api }) => {
    const dataset = await api.datasets.upload(fileOf(USED));
    const done = await api.agents.execute({ type: 'supply_researcher', message: 'Which vendors could supply what we use?' });
    const tool = await api.tools.execute({ tool_name: 'supplier_research', arguments: { dataset_id: dataset.id } });
    const sorted = byCost((await api.supply.suppliers()).suppliers);
    const costs = sorted.map((one) => costAt(one));
    const one = await api.supply.supplier(String(sorted[0]?.id));

    expect(done.status).toBe('success');
    expect(done.result).toMatchObject({
      offers: sorted.map(({ id, name }, index) => ({ supplier_id: id, name, monthly_cost_usd: costs[index], change_usd: cents(Number(costs[index]) - costToday()) })),
      market: { lowest_usd: costs[0], median_usd: middle(costs), highest_usd: costs.at(-1) },
      strategy: { first: { supplier_id: sorted[0]?.id } },
      suppliers_seen: sorted.length,
    });
    expect(done.result).toMatchObject(tool.result);
    expect(one).toEqual(sorted[0]);
  });
});
