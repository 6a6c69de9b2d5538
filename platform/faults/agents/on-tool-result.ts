import type { z } from 'zod';
import type { Decorator } from '../../services.ts';
import { onTools } from './on-tools.ts';

/** What one tool found. */
export const onToolResult = <S extends z.ZodType<Record<string, unknown>>>(tool: string, shape: S, change: (result: z.output<S>) => Record<string, unknown>): Decorator =>
  onTools(async (execute, name, ...rest) => {
    const result = await execute(name, ...rest);
    return name === tool ? change(shape.parse(result)) : result;
  });
