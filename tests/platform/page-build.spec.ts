import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { buildPages } from '../../platform/web/build.ts';

const SOURCE = fileURLToPath(new URL('../../platform/web/src', import.meta.url));
const HEAVIEST_SCRIPT_BYTES = 120 * 1024;

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
const contentsOf = (folder: string) => Object.fromEntries(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
/** Files the document asks for. */
const referredTo = (out: string) => [...readFileSync(join(out, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file]) => file ?? '').sort();

test.describe('Build of the chat page', () => {
  test('the same sources give the same files, byte for byte', async () => {
    const [one, other] = [test.info().outputPath('one'), test.info().outputPath('other')];
    await buildPages({ source: SOURCE, out: one });
    await buildPages({ source: SOURCE, out: other });
    expect(contentsOf(one)).toEqual(contentsOf(other));
  });

  test('builds made at once leave one complete page and nothing else', async () => {
    const out = test.info().outputPath('shared');
    await Promise.all([buildPages({ source: SOURCE, out }), buildPages({ source: SOURCE, out }), buildPages({ source: SOURCE, out })]);
    expect(referredTo(out)).toHaveLength(3);
    expect(filesIn(out)).toEqual([...referredTo(out), 'index.html'].sort());
    expect(readdirSync(out).sort()).toEqual(['assets', 'index.html']);
  });

  test('a page that fits its sources is not built again', async () => {
    const out = test.info().outputPath('kept');
    await buildPages({ source: SOURCE, out });
    const before = statSync(join(out, 'index.html'));
    await buildPages({ source: SOURCE, out });
    expect(statSync(join(out, 'index.html')).ino).toBe(before.ino);
  });

  test('a build that fails leaves the page in force', async () => {
    const [source, out] = [test.info().outputPath('broken'), test.info().outputPath('served')];
    mkdirSync(source);
    mkdirSync(out);
    writeFileSync(join(source, 'index.html'), '<!doctype html><html><head><script type="module" src="./missing.ts"></script></head></html>');
    writeFileSync(join(out, 'index.html'), 'the page in force');
    await expect(buildPages({ source, out })).rejects.toThrow(/missing\.ts/);
    expect(contentsOf(out)).toEqual({ 'index.html': 'the page in force' });
  });

  test('what older builds left is taken away after an hour, what is newer stays', async () => {
    const out = test.info().outputPath('swept');
    mkdirSync(join(out, 'assets'), { recursive: true });
    mkdirSync(join(out, '.build-1-dead'));
    writeFileSync(join(out, 'assets', 'index-old.js'), 'old');
    writeFileSync(join(out, 'assets', 'index-recent.js'), 'recent');
    const long = Date.now() / 1000 - 2 * 3600;
    utimesSync(join(out, 'assets', 'index-old.js'), long, long);
    utimesSync(join(out, '.build-1-dead'), long, long);
    await buildPages({ source: SOURCE, out });
    expect(filesIn(out)).toEqual([...referredTo(out), 'assets/index-recent.js', 'index.html'].sort());
    expect(readdirSync(out).sort()).toEqual(['assets', 'index.html']);
  });

  test('the script weighs less than 120 KB on the wire and carries no schema library', async () => {
    const out = test.info().outputPath('weighed');
    await buildPages({ source: SOURCE, out });
    const script = readFileSync(join(out, referredTo(out).find((file) => file.endsWith('.js')) ?? 'no script'));
    expect(gzipSync(script).byteLength).toBeLessThan(HEAVIEST_SCRIPT_BYTES);
    expect(script.toString()).not.toContain('ZodError');
    expect(existsSync(join(out, 'assets'))).toBe(true);
  });
});
