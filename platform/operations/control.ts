import { CLOCK_HEADER, clockOffset, CONTROL_HEADER } from '#contracts/control.schema';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createClock } from '../clock.ts';
import type { Core } from '../core.ts';
import { headerOf } from '../http/context.ts';
import type { SelectServices } from '../http/server.ts';
import { Failure } from '../problem.ts';
import type { Decorator, Services } from '../services.ts';
import { composeServices } from '../services.ts';

/** How one request wants its services changed; undefined when it does not. Equal keys mean equal changes. */
export type Variation = (request: Pick<IncomingMessage, 'headers'>) => { readonly key: string; readonly decorate: Decorator } | undefined;

/** Compositions kept; a test run uses a handful of clocks, an assay one for each fault. */
const KEPT = 512;

/** True for a request that carries the key of the control plane. Without a configured key there is none. */
export function holdsControlKey({ settings }: Core, request: Pick<IncomingMessage, 'headers'>): boolean {
  const given = headerOf(request, CONTROL_HEADER);
  return settings.PLATFORM_CONTROL_KEY !== undefined && given !== undefined && equal(given, settings.PLATFORM_CONTROL_KEY);
}

/** A clock of its own for a request under control. */
export function clockVariation(core: Core): Variation {
  return (request) => {
    const header = headerOf(request, CLOCK_HEADER);
    if (header === undefined || !holdsControlKey(core, request)) return undefined;
    const offset = clockOffset.safeParse(header);
    if (!offset.success) throw new Failure('BAD_REQUEST', `The header ${CLOCK_HEADER} must be whole milliseconds with an optional sign.`);
    return { key: `clock ${offset.data}`, decorate: () => ({ clock: createClock(offset.data) }) };
  };
}

/** Serves each request with the services it asks for; everybody who asks for nothing gets the plain ones. */
export function createServiceSelector(core: Core, services: Services, variations: readonly Variation[]): SelectServices {
  const composed = new Map<string, Services>();
  return (request) => {
    const wanted = variations.flatMap((variation) => variation(request) ?? []);
    if (wanted.length === 0) return services;
    const key = wanted.map((one) => one.key).join(', ');
    const known = composed.get(key);
    if (known) return known;
    const made = composeServices(core, (plain) => wanted.reduce<Partial<Services>>((changed, { decorate }) => ({ ...changed, ...decorate({ ...plain, ...changed }) }), {}));
    composed.set(key, made);
    const [oldest] = composed.keys();
    if (composed.size > KEPT && oldest !== undefined) composed.delete(oldest);
    return made;
  };
}

/** Hashes first: the comparison must take equally long for every guess, whatever its length. */
const equal = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
