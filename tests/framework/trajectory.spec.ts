import { expect, test } from '@playwright/test';
import type { ToolCall } from '#utils/journey/journey.types';
import type { ToolWanted, TrajectoryMatch } from '#utils/journey/trajectory';
import { trajectoryMistakes } from '#utils/journey/trajectory';

const call = (name: string, args: Record<string, unknown> = {}): ToolCall => ({ id: name, name, agent: 'data', args, success: true, result: {}, startedAt: 0, endedAt: 1 });
const CALLS = [call('summary'), call('query', { service: 'search', page: { limit: 10, offset: 0 } }), call('summary', { dataset_id: 'ds_1' }), call('cost')];

/** A way to match, what is wanted, and whether these calls are it. */
const CASES: readonly (readonly [match: TrajectoryMatch, wanted: readonly ToolWanted[], fits: boolean])[] = [
  ['exact', ['summary', 'query', 'summary', 'cost'], true],
  ['exact', ['summary', 'query', 'summary'], false],
  ['exact', ['summary', 'summary', 'query', 'cost'], false],
  ['exact', ['summary', 'query', 'summary', 'cost', 'cost'], false],
  ['in-order', ['summary', 'cost'], true],
  ['in-order', ['summary', 'summary', 'cost'], true],
  ['in-order', ['cost', 'summary'], false],
  ['in-order', ['summary', 'summary', 'summary'], false],
  ['any-order', ['cost', 'summary', 'query', 'summary'], true],
  ['any-order', ['cost', 'summary', 'query'], false],
  ['any-order', ['cost', 'cost', 'summary', 'query'], false],
  ['superset', ['cost', 'summary'], true],
  ['superset', ['cost', 'cost'], false],
  ['superset', ['forecast'], false],
  // The wish that fits only one of two calls must get it, whichever comes first.
  ['any-order', ['summary', { name: 'summary', args: {} }, 'query', 'cost'], true],
  ['any-order', [{ name: 'summary', args: {} }, { name: 'summary', args: {} }, 'query', 'cost'], false],
  ['superset', [{ name: 'query', args: { page: { offset: 0, limit: 10 }, service: 'search' } }], true],
  ['superset', [{ name: 'query', args: { service: 'search' } }], false],
  ['superset', [{ name: 'query', argsWith: { service: 'search' } }], true],
  ['superset', [{ name: 'query', argsWith: { page: { limit: 10 } } }], true],
  ['superset', [{ name: 'query', argsWith: { page: { limit: 11 } } }], false],
  ['superset', [{ name: 'query', argsWith: { page: undefined } }], false],
  ['superset', [{ name: 'cost', agent: 'data', success: true }], true],
  ['superset', [{ name: 'cost', success: false }], false],
];

test.describe('trajectories', () => {
  for (const [match, wanted, fits] of CASES) {
    test(`${JSON.stringify(wanted)} ${fits ? 'is' : 'is not'} ${match}`, () => {
      expect(trajectoryMistakes(CALLS, wanted, match).length === 0).toBe(fits);
    });
  }

  test('what is missing is named', () => {
    expect(trajectoryMistakes(CALLS, ['summary', 'forecast'], 'in-order')).toEqual(['there is no forecast after the first 1 call(s)']);
    expect(trajectoryMistakes(CALLS, ['forecast'], 'superset')).toEqual(['no call is left for forecast']);
    expect(trajectoryMistakes([call('cost')], ['summary'], 'exact')).toEqual(['call 1 is cost by data (ok) with {}, not summary']);
  });
});
