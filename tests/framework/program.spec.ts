import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programIn } from '#utils/target/program';
import { expect, test } from '@playwright/test';

const INDEX = '.touchstone/programs/where.json';
/** A program that says where its source is. */
const SOURCE = 'console.log(import.meta.dirname);';

/** Roots of small projects side by side; `of` makes another one. */
function stage() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'programs-')));
  return {
    of(name: string): string {
      const root = join(folder, name);
      mkdirSync(join(root, '.touchstone/programs'), { recursive: true });
      writeFileSync(join(root, 'where.ts'), SOURCE);
      return root;
    },
    /** With the times of its files, as `cp -a` and an unpacked archive have them. */
    copy(root: string, name: string): string {
      cpSync(root, join(folder, name), { recursive: true, preserveTimestamps: true });
      return join(folder, name);
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
const said = (program: string) => execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim();

test.describe('programs made of sources', () => {
  test('one is made once, and anew when a source changes', async () => {
    using roots = stage();
    const root = roots.of('first');
    const [made, again] = [await programIn(root, 'where.ts'), await programIn(root, 'where.ts')];
    writeFileSync(join(root, 'where.ts'), `${SOURCE} console.log('changed');`);
    const changed = await programIn(root, 'where.ts');

    expect(again).toBe(made);
    expect([said(made), said(changed)]).toEqual([root, `${root}\nchanged`]);
  });

  test('a copied checkout starts its own, not the one of the checkout it was copied from', async () => {
    using roots = stage();
    const first = roots.of('first');
    const before = await programIn(first, 'where.ts');
    const copied = roots.copy(first, 'copied');
    const program = await programIn(copied, 'where.ts');

    expect(said(program)).toBe(copied);
    expect(await programIn(copied, 'where.ts'), 'made once there, too').toBe(program);
    expect(await programIn(first, 'where.ts')).toBe(before);
  });

  for (const [what, spoil] of Object.entries({
    'half written': (text: string) => text.slice(0, text.length / 2),
    empty: () => '',
    'of another shape': () => '{"program": 7}',
  })) {
    test(`an index that is ${what} is made anew`, async () => {
      using roots = stage();
      const root = roots.of('first');
      await programIn(root, 'where.ts');
      const whole = readFileSync(join(root, INDEX), 'utf8');
      writeFileSync(join(root, INDEX), spoil(whole));
      const program = await programIn(root, 'where.ts');

      expect(said(program)).toBe(root);
      expect(JSON.parse(readFileSync(join(root, INDEX), 'utf8'))).toMatchObject({ root, program });
    });
  }
});
