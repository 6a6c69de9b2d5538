import { openObject } from '#contracts/primitives.schema';
import { z } from 'zod';
import type { Decorator } from '../../services.ts';
import { onTools } from './on-tools.ts';

const withTotals = openObject.and(z.object({ totals: z.looseObject({ requests: z.number(), cost_usd: z.number() }) }));
type Totals = z.output<typeof withTotals>['totals'];

/** The sums that a tool found, where it found any. */
export const onTotals = (change: (totals: Totals) => Totals): Decorator =>
  onTools(async (execute, ...call) => {
    const result = await execute(...call);
    const { data } = withTotals.safeParse(result);
    return data ? { ...result, totals: change(data.totals) } : result;
  });
