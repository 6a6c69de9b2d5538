import { expect, test } from '@playwright/test';
import { isSelected, readSelection, withoutOptions } from '#utils/arguments';

test.describe('selection on the command line', () => {
  for (const { line, projects, filters } of [
    { line: 'test', projects: [], filters: [] },
    { line: 'test --project=p1', projects: ['p1'], filters: [] },
    { line: 'test --project p1 chat --workers 4', projects: ['p1', 'chat'], filters: [] },
    { line: 'test --project=p1 --project=p2 --headed', projects: ['p1', 'p2'], filters: [] },
    { line: 'test tests/p1/a.spec.ts:12 --project=p1', projects: ['p1'], filters: ['tests/p1/a.spec.ts:12'] },
    { line: 'test --project=p1 tests/p1/a.spec.ts', projects: ['p1'], filters: ['tests/p1/a.spec.ts'] },
    { line: 'test -g socket --retries 2', projects: [], filters: ['-g=socket'] },
    { line: 'test --shard=1/3 -x --last-failed', projects: [], filters: ['--shard=1/3', '-x', '--last-failed'] },
    { line: 'test -j 2 --reporter dot --timeout 0', projects: [], filters: [] },
  ]) {
    test(`"${line}" selects ${projects.join(' and ') || 'every project'}, narrowed by ${filters.join(' ') || 'nothing'}`, () => {
      const selection = readSelection(line.split(' '));
      expect(selection.projects).toEqual(projects);
      expect(selection.filters).toEqual(filters);
    });
  }

  test('a star stands for any part of a name, and dots stand for themselves', () => {
    const selection = readSelection(['test', '--project=p*', '--project=a.b']);
    expect(['p1', 'p6', 'chat', 'xp1', 'axb'].map((name) => isSelected(selection, name))).toEqual([true, true, false, false, false]);
  });
});

test.describe('arguments without some options', () => {
  for (const { line, without, left } of [
    { line: '--shard=1/3 --grep x a.spec.ts', without: ['shard'], left: '--grep x a.spec.ts' },
    { line: '--shard 1/3 --grep x a.spec.ts', without: ['shard', 'grep'], left: 'a.spec.ts' },
    { line: '--project p1 chat --retries 2', without: ['project'], left: '--retries 2' },
    { line: '-g x -x --workers=2', without: ['grep', 'x'], left: '--workers=2' },
    { line: '--project=p1 a.spec.ts', without: ['project'], left: 'a.spec.ts' },
    { line: '--headed a.spec.ts', without: ['project'], left: '--headed a.spec.ts' },
  ]) {
    test(`"${line}" without ${without.join(' and ')} is "${left}"`, () => {
      expect(withoutOptions(line.split(' '), without)).toEqual(left.split(' '));
    });
  }
});
