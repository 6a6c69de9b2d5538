import type { z } from 'zod';
import type { ToolContext, ToolDefinition } from './ports.ts';

interface TypedTool<I extends z.ZodType, O extends z.ZodType<Record<string, unknown>>> extends Omit<ToolDefinition<I>, 'run'> {
  /** Shape of the result, for those who read it back from a conversation. */
  readonly output: O;
  run(input: z.output<I>, context: ToolContext): z.input<O> | Promise<z.input<O>>;
}

/** Ties a tool's code to its input and output schemas; the registry holds tools of all shapes. */
export function defineTool<I extends z.ZodType, O extends z.ZodType<Record<string, unknown>>>(
  tool: TypedTool<I, O>,
): ToolDefinition & { readonly output: O } {
  return {
    ...tool,
    // The registry parses arguments with this very `input` before it calls `run`.
    run: async (input, context) => tool.output.parse(await tool.run(input as z.output<I>, context)),
  };
}
