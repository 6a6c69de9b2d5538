import type { ToolName } from '#contracts/tool.schema';
import type { Tools, ToolContext } from './ports.ts';

/** Tools whose answer follows from a data set and the arguments, and from nothing else. */
const ON_DATA: ReadonlySet<string> = new Set<ToolName>([
  'dataset_summary', 'analyze_workload', 'query_corpus', 'cost_analyzer', 'latency_analyzer', 'performance_predictor', 'anomaly_detector',
]);

export interface ToolAnswer {
  readonly result: Awaited<ReturnType<Tools['execute']>>;
  /** How the cache came into it; undefined for tools that are never answered from it. */
  readonly cache?: 'hit' | 'miss';
}

/** Executes a tool, or gives the answer to the same question about data that have not changed since. */
export async function answerTool(name: string, args: Record<string, unknown>, context: ToolContext): Promise<ToolAnswer> {
  const { services, userId, plan } = context;
  // Who may not use a tool is refused by it, whatever it answered before.
  const question = ON_DATA.has(name) && services.tools.list().some((tool) => tool.name === name && services.tools.allowed(plan, tool.name)) ? questionOf(name, args, context) : undefined;
  if (question === undefined) return { result: await services.tools.execute(name, args, context) };
  const known = services.answerCache.get({ userId, question });
  services.metrics.cacheLookup(known ? 'hit' : 'miss');
  if (known) return { result: known, cache: 'hit' };
  const result = await services.tools.execute(name, args, context);
  services.answerCache.put({ userId, question }, result);
  return { result, cache: 'miss' };
}

/** Tool, arguments, and the data by their hash: after an upload the same words are another question. */
function questionOf(name: string, args: Record<string, unknown>, { services, userId }: ToolContext): string {
  const id = args['dataset_id'];
  const own = services.datasets.list(userId);
  const dataset = id === undefined ? services.datasets.current(userId) : own.find((one) => one.id === id);
  return `${name} ${JSON.stringify(args)} ${dataset?.id ?? 'none'} ${dataset?.sha256 ?? ''}`;
}
