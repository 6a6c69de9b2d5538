import { expect, test } from '@playwright/test';
import { readSelection } from '#utils/arguments';

test.describe('arguments', () => {
  test('a file after --project=p1 is a file, and makes the run smaller', () => {
    expect(readSelection(['test', '--project=p1', 'tests/p1/errors.spec.ts'])).toEqual({ projects: ['p1'], files: ['tests/p1/errors.spec.ts'], filters: ['tests/p1/errors.spec.ts'] });
  });

  test('words after --project p1 are projects, as Playwright takes them', () => {
    expect(readSelection(['test', '--project', 'p1', 'p2'])).toEqual({ projects: ['p1', 'p2'], files: [], filters: [] });
  });
});
