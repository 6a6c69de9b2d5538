import type { Budgets } from './target.types.ts';

/** Of a platform next door. Each holds many times what it takes on an idle machine: a budget that is broken means something. */
export const NEAR_BUDGETS: Budgets = {
  agentRunMs: 1000, wholeRequestMs: 10_000, apiMs: 100, apiSlowestMs: 1000, socketMs: 50, agentStartMs: 500, questionMs: 1000, messageMs: 200, startMs: 3000, stopMs: 30_000,
  users: 20, requestsPerSecond: 100, loadSeconds: 5, cpuCores: 1.5, memoryGrowthMb: 200,
};

/** Of a deployment nobody has given figures for. */
export const FAR_BUDGETS: Budgets = {
  agentRunMs: 30_000, wholeRequestMs: 120_000, apiMs: 1000, apiSlowestMs: 5000, socketMs: 500, agentStartMs: 5000, questionMs: 60_000, messageMs: 2000, startMs: 30_000, stopMs: 30_000,
  users: 5, requestsPerSecond: 20, loadSeconds: 30, cpuCores: 4, memoryGrowthMb: 500,
};

/** An assay asks whether a fault is noticed, many times over: that takes no long measurement. */
export const ASSAY_BUDGETS: Partial<Budgets> = { loadSeconds: 2 };

export const BUDGET_NAMES = Object.keys(NEAR_BUDGETS);

/** Reads `apiMs=300,users=5`. What is no budget or no positive number comes back by its name. */
export function parseBudgets(list: string): { readonly budgets: Partial<Budgets>; readonly wrong: readonly string[] } {
  const pairs = list.split(',').map((pair) => pair.trim()).filter(Boolean).map((pair) => {
    const [name = '', figure = ''] = pair.split('=').map((part) => part.trim());
    return [name, Number(figure || Number.NaN)] as const;
  });
  const isRight = ([name, figure]: (typeof pairs)[number]) => BUDGET_NAMES.includes(name) && figure > 0;
  return { budgets: Object.fromEntries(pairs.filter(isRight)), wrong: pairs.filter((pair) => !isRight(pair)).map(([name]) => name) };
}
