import { z } from 'zod';
import type { TargetFacts } from '../classify/rule.ts';
import type { Iteration } from './iteration.schema.ts';

const service = z.object({ name: z.string(), version: z.string(), revision: z.string() });
/** As much of the preflight's record as says what was tested. */
const found = z.object({
  environment: z.string().nullable().catch(null),
  addresses: z.object({ api: z.string() }).nullable().catch(null),
  skewSeconds: z.number().nullable().catch(null),
  deployment: z.object({ version: z.string(), revision: z.string(), services: z.array(service) }).nullable().catch(null),
});

/** What was tested, as the preflight found it; without one only its name is known. */
export function targetOf(name: string, preflight: Readonly<Record<string, unknown>> | undefined): Iteration['target'] {
  const { environment, addresses, deployment } = found.parse(preflight ?? {});
  return { name, environment, address: addresses?.api ?? null, deployment, preflight: preflight ?? null };
}

/** How far the target's clock is ahead of ours, as the preflight saw it; null when it did not. */
export const clockOf = (preflight: Readonly<Record<string, unknown>> | undefined): TargetFacts => ({ skewSeconds: found.parse(preflight ?? {}).skewSeconds });
