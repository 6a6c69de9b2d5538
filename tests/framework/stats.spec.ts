import { expect, test } from '@playwright/test';
import { percentile, samplesNeeded } from '#utils/stats/percentile';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test.describe('percentiles', () => {
  for (const { percent, samples, ms } of [
    { percent: 50, samples: [3, 1, 2], ms: 2 },
    { percent: 50, samples: [4, 1, 3, 2], ms: 2 },
    { percent: 25, samples: [10, 20, 30, 40], ms: 10 },
    { percent: 75, samples: [10, 20, 30, 40], ms: 30 },
    { percent: 95, samples: upTo(20), ms: 19 },
    { percent: 95, samples: upTo(100), ms: 95 },
    { percent: 99, samples: upTo(100), ms: 99 },
    { percent: 99.9, samples: upTo(1000), ms: 999 },
  ]) {
    test(`p${percent} of ${samples.length} samples is the nearest rank, ${ms}`, () => {
      expect(percentile(samples, percent)).toMatchObject({ percent, ms, n: samples.length, method: 'nearest-rank' });
    });
  }

  for (const { percent, needed } of [{ percent: 50, needed: 2 }, { percent: 95, needed: 20 }, { percent: 99, needed: 100 }, { percent: 99.9, needed: 1000 }]) {
    test(`p${percent} is refused for fewer than ${needed} samples and given for as many`, () => {
      expect(samplesNeeded(percent)).toBe(needed);
      expect(() => percentile(upTo(needed - 1), percent)).toThrow(/E_REPORT[^]*of at least \d+ finite samples[^]*of \d+ samples/);
      expect(percentile(upTo(needed), percent).n).toBe(needed);
    });
  }

  for (const { what, samples, percent } of [
    { what: 'no samples', samples: [], percent: 50 },
    { what: 'a sample that is not a number', samples: [1, Number.NaN, 3], percent: 50 },
    { what: 'a sample that never ended', samples: [1, Infinity, 3], percent: 50 },
    { what: 'p0', samples: [1, 2, 3], percent: 0 },
    { what: 'p100, which is the maximum and no percentile', samples: [1, 2, 3], percent: 100 },
  ]) {
    test(`${what} is refused`, () => {
      expect(() => percentile(samples, percent)).toThrow(/E_REPORT/);
    });
  }

  test('a higher percentile of the same samples is never lower', () => {
    // Spread unevenly, with ties: multiples of a number prime to the count, squared.
    const samples = upTo(100).map((index) => ((index * 37) % 50) ** 2);
    const values = upTo(99).map((percent) => percentile(samples, percent).ms);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  test('samples keep their order: the caller’s list is not sorted behind its back', () => {
    const samples = [3, 1, 2];
    percentile(samples, 50);
    expect(samples).toEqual([3, 1, 2]);
  });

  test('in words a percentile has its method and sample size', () => {
    expect(String(percentile(upTo(20), 95))).toBe('p95 19.0 ms (nearest rank, n = 20)');
  });
});
