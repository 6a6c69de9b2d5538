import { expect, test } from '@playwright/test';
import { catalogueId, GOAL_SUITES, readCatalogue, SUITE_NAMES, SUITES } from '#utils/catalogue/catalogue';
import { titlesOfTests } from './support/titles.ts';

test.describe('catalogue', () => {
  test('it has 466 behaviours of the goal and 48 browser flows, each with an id of its own', () => {
    const ids = readCatalogue().map(({ id }) => id);
    expect(new Set(ids).size).toBe(466 + 48);
    expect(readCatalogue().filter(({ suite }) => GOAL_SUITES.includes(suite))).toHaveLength(466);
  });

  for (const suite of SUITE_NAMES) {
    test(`${suite} has ${SUITES[suite]} behaviours`, () => {
      expect(readCatalogue().filter((behaviour) => behaviour.suite === suite)).toHaveLength(SUITES[suite]);
    });
  }

  test('every id that a test’s title begins with is in it', () => {
    const known = new Set(readCatalogue().map(({ id }) => id));
    const used = titlesOfTests().flatMap((title) => catalogueId(title) ?? []);
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  test('an id is read from the test’s own title, not from what it is part of', () => {
    expect(catalogueId('100 things › WS-026 the socket closes')).toBe('WS-026');
    expect(catalogueId('sockets › 100ths of a second')).toBeNull();
  });
});
