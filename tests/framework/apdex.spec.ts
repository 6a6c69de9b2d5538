import { expect, test } from '@playwright/test';
import { apdex, APDEX_SAMPLES } from '#utils/stats/apdex';

const took = (count: number, durationMs: number, ok = true) => Array.from({ length: count }, () => ({ durationMs, ok }));

test.describe('Apdex', () => {
  // Worked examples of the specification's formula: (satisfied + tolerating / 2) / all, T = 100 ms, F = 400 ms.
  for (const { what, samples, score, zones } of [
    { what: 'everybody satisfied', samples: took(100, 10), score: 1, zones: [100, 0, 0] },
    { what: 'everybody frustrated', samples: took(100, 401), score: 0, zones: [0, 0, 100] },
    { what: '60 satisfied, 30 tolerating, 10 frustrated', samples: [...took(60, 50), ...took(30, 200), ...took(10, 500)], score: 0.75, zones: [60, 30, 10] },
    { what: 'exactly T, which satisfies, and exactly F, which is tolerable', samples: [...took(50, 100), ...took(50, 400)], score: 0.75, zones: [50, 50, 0] },
    { what: 'fast failures, which frustrate', samples: [...took(80, 10), ...took(20, 1, false)], score: 0.8, zones: [80, 0, 20] },
  ]) {
    test(`of ${what} it is ${score}`, () => {
      const found = apdex(samples, 100);
      expect(found.score).toBeCloseTo(score, 10);
      expect([found.satisfied, found.tolerating, found.frustrated]).toEqual(zones);
    });
  }

  for (const { what, samples, targetMs } of [
    { what: 'fewer than a hundred samples', samples: took(APDEX_SAMPLES - 1, 10), targetMs: 100 },
    { what: 'a time that is no number', samples: [...took(100, 10), ...took(1, Number.NaN)], targetMs: 100 },
    { what: 'a request that never ended', samples: [...took(100, 10), ...took(1, Infinity)], targetMs: 100 },
    { what: 'a target of nothing', samples: took(100, 10), targetMs: 0 },
  ]) {
    test(`${what} is refused`, () => {
      expect(() => apdex(samples, targetMs)).toThrow(/E_REPORT/);
    });
  }

  test('in words it has its target, its sample size and its zones', () => {
    expect(String(apdex([...took(90, 1), ...took(10, 150)], 100))).toBe('Apdex 0.95 [T = 100 ms] (Apdex 1.1, n = 100: 90 satisfied, 10 tolerating, 0 frustrated)');
  });
});
