import type { Tally } from './iteration.schema.ts';

/** `25 passed, 0 failed, …`, always all five, so that what is missing cannot hide. */
export const countsOf = (tally: Tally): string => `${tally.passed} passed, ${tally.failed} failed, ${tally.flaky} flaky, ${tally.skipped} skipped, ${tally.notRun} not run (${seconds(tally.durationMs)})`;

export const seconds = (ms: number): string => (ms < 90_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`);

/** A share with what it is a share of. Rounded down: 99.96 % are not all. */
export const share = (part: number, of: number): string => `${part} of ${of}${of === 0 ? '' : ` (${(Math.floor((part / of) * 1000) / 10).toFixed(1)} %)`}`;

export const millis = (ms: number | null): string => (ms === null ? '–' : ms < 100 ? ms.toFixed(1) : Math.round(ms).toString());
