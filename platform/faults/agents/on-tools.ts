import type { Decorator } from '../../services.ts';
import type { Tools } from '../../tools/ports.ts';

/** Every execution of a tool, within runs and outside. */
export const onTools = (execute: (plain: Tools['execute'], ...call: Parameters<Tools['execute']>) => ReturnType<Tools['execute']>): Decorator => ({ tools }) => ({
  tools: { ...tools, execute: (...call) => execute((...changed) => tools.execute(...changed), ...call) },
});
