import type { Tally } from '../../iteration/iteration.schema.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

export const day = (iso: string) => DAY.format(new Date(iso));
export const when = (iso: string) => `${MOMENT.format(new Date(iso))} UTC`;

/** Rounded down, so that 499 of 500 is never 100. */
export const percent = (part: number, of: number): number | null => (of === 0 ? null : Math.floor((part / of) * 1000) / 10);
/** With the figures it is made of. */
export const share = (part: number, of: number) => (of === 0 ? 'nothing expected' : `${part} of ${of} (${percent(part, of)} %)`);
export const rateOf = (tally: Tally | undefined) => (tally ? percent(tally.passed, tally.expected) : null);
export const seconds = (ms: number) => (ms >= 120_000 ? `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s` : `${(ms / 1000).toFixed(1)} s`);
export const milliseconds = (ms: number) => (ms >= 10_000 ? seconds(ms) : ms >= 100 ? `${Math.round(ms)} ms` : `${Math.round(ms * 10) / 10} ms`);
export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
