import { z } from 'zod';
import type { ToolDefinition } from './ports.ts';

const made = new WeakMap<z.ZodType, Record<string, unknown>>();

/** JSON Schema of a tool's arguments, made once. */
export function parametersOf({ input }: ToolDefinition): Record<string, unknown> {
  const known = made.get(input);
  if (known) return known;
  const schema: Record<string, unknown> = { ...z.toJSONSchema(input, { io: 'input' }) };
  made.set(input, schema);
  return schema;
}
