import type { Plan } from '#contracts/auth.schema';
import type { ToolName } from '#contracts/tool.schema';
import type { z } from 'zod';
import type { Services } from '../services.ts';

export interface ToolContext {
  readonly userId: string;
  readonly plan: Plan;
  /** Thread of the run, when there is one. */
  readonly threadId?: string;
  readonly services: Services;
  readonly signal: AbortSignal;
}
/** One file each in `platform/tools/`. `run` computes from data; what it returns is what `tool_completed` carries. */
export interface ToolDefinition<S extends z.ZodType = z.ZodType> {
  readonly name: ToolName;
  readonly description: string;
  readonly category: 'basic' | 'analytics' | 'data_management' | 'advanced_optimization';
  readonly plan: Plan;
  readonly input: S;
  run(input: z.output<S>, context: ToolContext): Promise<Record<string, unknown>>;
}
export interface Tools {
  list(): readonly ToolDefinition[];
  allowed(plan: Plan, name: ToolName): boolean;
  /** NOT_FOUND, PLAN_REQUIRED (403), VALIDATION_ERROR with fields, or TOOL_FAILED. */
  execute(name: string, args: Record<string, unknown>, context: ToolContext): Promise<Record<string, unknown>>;
}
