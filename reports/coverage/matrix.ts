import { z } from 'zod';
import { EVENT_TYPES } from '#contracts/event.schema';
import { CLIENT_FRAME_TYPES, CLOSE, serverFrame } from '#contracts/frame.schema';
import type { Observation } from '#utils/observation/observation.schema';
import type { Journal } from '../journal/journal.schema.ts';
import { isDecisive, isFailure } from '../iteration/run-tests.ts';

/** What became of a call: the columns of the matrix. */
export const OUTCOMES = ['served', 'public', 'anonymous refused', 'token refused', 'forbidden', 'not found', 'invalid', 'limited'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const looks = z.record(z.string(), z.array(z.string()));
/** `docs/coverage.md` as data. */
export const coverage = z.object({
  routes: z.array(z.object({ method: z.string(), path: z.string(), protected: z.boolean(), seenBy: looks })),
  clientFrames: looks, serverFrames: looks, events: looks, closes: looks,
  /** What no test looks at, in words. */
  holes: z.array(z.string()),
});
export type Coverage = z.output<typeof coverage>;

/** A route of the platform, as its own document tells. */
export interface Route {
  readonly method: string;
  /** With `{name}` for a parameter. */
  readonly path: string;
  readonly protected: boolean;
}

/** What a passed test exchanged with the platform. */
export interface Look {
  readonly title: string;
  readonly observation: Observation;
}

/** What the passed tests of a run looked at. Those that failed may have looked at it by mistake. */
export function looksOf(journals: readonly Journal[]): Look[] {
  return journals.flatMap(({ begin, attempts }) => {
    const titles = new Map(begin.tests.map(({ id, title }) => [id, title.split(' › ').at(-1) ?? title]));
    return attempts.flatMap((attempt) => (attempt.observation && isDecisive(attempt) && !isFailure(attempt) ? [{ title: titles.get(attempt.id) ?? '', observation: attempt.observation }] : []));
  });
}

/** Which tests look at which part of the contract, and what nobody looks at. */
export function coverageOf(routes: readonly Route[], lines: readonly Look[]): Coverage {
  const found = routes.map((route) => ({ ...route, seenBy: seenBy(lines, ({ calls }) => calls.filter((call) => isCallOf(route, call)).map(outcomeOf), OUTCOMES) }));
  const parts = {
    clientFrames: seenBy(lines, ({ sent }) => sent, CLIENT_FRAME_TYPES),
    serverFrames: seenBy(lines, ({ received }) => received, serverFrame.options.map(({ shape }) => shape.type.value)),
    events: seenBy(lines, ({ received }) => received, EVENT_TYPES),
    closes: seenBy(lines, ({ closes }) => closes.map(closeName), Object.values(CLOSE).map(closeName)),
  };
  return { routes: found, ...parts, holes: [...found.flatMap(holesOf), ...Object.entries(parts).flatMap(([name, looked]) => Object.entries(looked).flatMap(([what, tests]) => (tests.length > 0 ? [] : [`${WORDS[name] ?? name} ${what}`])))] };
}

const closeName = ({ code, reason }: { readonly code: number; readonly reason: string }): string => `${code} ${reason}`.trim();

const WORDS: Readonly<Record<string, string>> = { clientFrames: 'client frame', serverFrames: 'server frame', events: 'event', closes: 'close' };

/** A route must be seen to work, and one that is protected to refuse strangers. */
function holesOf({ method, path, protected: isProtected, seenBy: looked }: Coverage['routes'][number]): string[] {
  const none = (outcome: Outcome) => (looked[outcome] ?? []).length === 0;
  return [
    ...(none('served') && none('public') ? [`${method} ${path}: nobody sees it work`] : []),
    ...(isProtected && none('anonymous refused') && none('token refused') ? [`${method} ${path}: nobody sees it refuse a stranger`] : []),
  ];
}

function seenBy(lines: readonly Look[], seen: (observation: Observation) => readonly string[], all: readonly string[]): Record<string, string[]> {
  const table = new Map(all.map((what): [string, Set<string>] => [what, new Set()]));
  for (const { title, observation } of lines) for (const what of seen(observation)) table.get(what)?.add(idOf(title));
  return Object.fromEntries([...table].map(([what, tests]) => [what, [...tests].sort()]));
}

/** The catalogue's id a title begins with, or the title. */
const idOf = (title: string): string => /^(?:[A-Z]+-)?\d{3}\b/.exec(title)?.[0] ?? title;

function isCallOf({ method, path }: Route, call: Observation['calls'][number]): boolean {
  const pattern = new RegExp(`^${path.split(/\{[^}]+\}/).map(escapeRegExp).join('[^/]+')}$`);
  return call.method === method && pattern.test(call.path);
}
const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function outcomeOf({ party, status }: Observation['calls'][number]): Outcome {
  if (status < 400) return party === 'anonymous' ? 'public' : 'served';
  if (status === 401) return party === 'anonymous' ? 'anonymous refused' : 'token refused';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not found';
  return status === 429 ? 'limited' : 'invalid';
}
