import { z } from 'zod';
import { plan } from './auth.schema.ts';
import { id, openObject, storableText } from './primitives.schema.ts';

export const TOOL_NAMES = [
  'create_thread', 'get_thread_history', 'list_agents', 'dataset_summary', 'analyze_workload', 'query_corpus', 'generate_synthetic_data',
  'cost_analyzer', 'latency_analyzer', 'performance_predictor', 'anomaly_detector', 'self_test',
  'chart_builder',
  'index_documents', 'organize_documents', 'search_documents',
  'supplier_research', 'validate_records', 'correct_records',
] as const;
export const toolName = z.enum(TOOL_NAMES);
export type ToolName = z.infer<typeof toolName>;

/** `parameters` is the JSON Schema of the tool's arguments. */
export const tool = z.strictObject({
  name: toolName, description: z.string(), category: z.enum(['basic', 'analytics', 'data_management', 'advanced_optimization']),
  plan, allowed: z.boolean(), parameters: openObject,
});
export const toolList = z.strictObject({ tools: z.array(tool), user_plan: plan, total_tools: z.int(), available_tools: z.int() });

export const toolInput = z.strictObject({ tool_name: z.string().min(1), arguments: openObject.default({}) });
export const toolResult = z.strictObject({
  tool_name: toolName, status: z.literal('success'), result: openObject, execution_time_ms: z.number().nonnegative(), timestamp: z.iso.datetime(),
});
export const toolPermission = z.strictObject({ tool_name: toolName, allowed: z.boolean(), required_plan: plan, user_plan: plan });

/** One row of the usage and cost data set: one model of one provider used by one service in one hour. */
export const usageRecord = z.strictObject({
  timestamp: z.iso.datetime(), service: storableText.min(1), provider: storableText.min(1), model: storableText.min(1),
  requests: z.int().nonnegative(), input_tokens: z.int().nonnegative(), output_tokens: z.int().nonnegative(),
  cost_usd: z.number().nonnegative(), latency_ms: z.number().nonnegative(), errors: z.int().nonnegative(), cache_hits: z.int().nonnegative(),
});
export type UsageRecord = z.infer<typeof usageRecord>;

/** `POST /api/datasets` (multipart `file`), `GET /api/datasets`, `GET /api/datasets/{id}`, `GET /api/datasets/{id}/records`, `DELETE /api/datasets/{id}`. */
export const dataset = z.strictObject({
  id, name: z.string(), owner: z.enum(['shipped', 'own']), rows: z.int().nonnegative(), from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable(),
  columns: z.array(z.string()), sha256: z.string().regex(/^[0-9a-f]{64}$/), created_at: z.int(),
});
export type Dataset = z.infer<typeof dataset>;
export const datasetList = z.strictObject({ datasets: z.array(dataset) });
export const datasetRecords = z.strictObject({ dataset_id: id, records: z.array(usageRecord), total: z.int(), limit: z.int(), offset: z.int() });
export const datasetRemoved = z.strictObject({ id, status: z.literal('deleted') });
