import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { ERROR_CODES, TouchstoneError } from '#utils/errors';
import type { ErrorCode } from '#utils/errors';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const CODES = Object.keys(ERROR_CODES).filter((code): code is ErrorCode => code in ERROR_CODES);
const page = read('docs/errors.md');

/** Anchors of a page, as GitHub makes them of its headings. */
const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

/** Source text of the folders from which failures speak. */
const SOURCES = ['fixtures', 'utils', 'pages', 'reports', 'scripts'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`)).filter((path) => !path.startsWith('reports/out/'));

test.describe('error codes', () => {
  test('each has a section in docs/errors.md, and each section is one of a code', () => {
    const sections = [...page.matchAll(/^## (\S+)$/gm)].map(([, code]) => code);
    expect(sections).toHaveLength(CODES.length);
    expect(new Set(sections)).toEqual(new Set(CODES));
  });

  test('each is in the table at the top, which leads to its section', () => {
    const rows = [...page.matchAll(/^\| \[(E_\w+)\]\(#(\w+)\) \|/gm)].map(([, code, anchor]) => ({ code, anchor }));
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(CODES));
    expect(rows.filter(({ code, anchor }) => anchor !== code?.toLowerCase())).toEqual([]);
  });

  test('each is used somewhere', () => {
    const texts = SOURCES.filter((path) => path !== 'utils/errors.ts').map(read).join('\n');
    expect(CODES.filter((code) => !texts.includes(`'${code}'`))).toEqual([]);
  });

  test('a message has its code, its meaning and four parts', () => {
    const { message, code } = new TouchstoneError('E_AUTH', { expected: 'a token', happened: 'there was none\nand no more', where: 'target x', next: 'look here' });
    expect(code).toBe('E_AUTH');
    expect(message.split('\n')).toEqual([
      `E_AUTH: ${ERROR_CODES.E_AUTH}`, '  expected: a token', '  happened: there was none', '            and no more', '  where:    target x', '  next:     look here',
    ]);
  });

  for (const code of CODES) {
    test(`${code} leads to its own section unless it is told better`, () => {
      const { message } = new TouchstoneError(code, { expected: 'this', happened: 'that', where: 'there' });
      expect(message).toMatch(/^E_\w+: \S.*\n {2}expected: this\n {2}happened: that\n {2}where: {4}there\n {2}next: {5}docs\/errors\.md#/);
      expect(anchorsOf(page)).toContain(/docs\/errors\.md#(\S+)/.exec(message)?.[1]);
    });
  }

  test('the documents to which failures lead are there, with the sections they name', () => {
    const links = SOURCES.flatMap((path) => [...read(path).matchAll(/docs\/([\w-]+\.md)(?:#([\w-]+))?/g)].map(([link, file = '', anchor]) => ({ path, link, file, anchor })));
    expect(links.length).toBeGreaterThan(5);
    const broken = links.filter(({ file, anchor }) => !readdirSync(join(ROOT, 'docs')).includes(file) || (anchor !== undefined && !anchorsOf(read(`docs/${file}`)).includes(anchor)));
    expect(broken.map(({ path, link }) => `${path}: ${link}`)).toEqual([]);
  });
});
