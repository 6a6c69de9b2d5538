import { CLOCK_HEADER, clockOffset, CONTROL_HEADER } from '#contracts/control.schema';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createClock } from '../clock.ts';
import type { Core } from '../core.ts';
import { headerOf } from '../http/context.ts';
import type { SelectServices } from '../http/server.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { composeServices } from '../services.ts';

/** Compositions kept; a test run uses a handful of offsets. */
const KEPT = 32;

/** True for a request that carries the key of the control plane. Without a configured key there is none. */
export function holdsControlKey({ settings }: Core, request: Pick<IncomingMessage, 'headers'>): boolean {
  const given = headerOf(request, CONTROL_HEADER);
  return settings.PLATFORM_CONTROL_KEY !== undefined && given !== undefined && equal(given, settings.PLATFORM_CONTROL_KEY);
}

/** Serves a request under control with a clock of its own; everybody else gets the plain services. */
export function createServiceSelector(core: Core, services: Services): SelectServices {
  const shifted = new Map<number, Services>();
  return (request) => {
    const header = headerOf(request, CLOCK_HEADER);
    if (header === undefined || !holdsControlKey(core, request)) return services;
    const offset = clockOffset.safeParse(header);
    if (!offset.success) throw new Failure('BAD_REQUEST', `The header ${CLOCK_HEADER} must be whole milliseconds with an optional sign.`);
    const known = shifted.get(offset.data);
    if (known) return known;
    const composed = composeServices(core, () => ({ clock: createClock(offset.data) }));
    shifted.set(offset.data, composed);
    const [oldest] = shifted.keys();
    if (shifted.size > KEPT && oldest !== undefined) shifted.delete(oldest);
    return composed;
  };
}

/** Hashes first: the comparison must take equally long for every guess, whatever its length. */
const equal = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
