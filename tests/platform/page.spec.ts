import { expect, test } from '@playwright/test';
import { safeNext } from '../../platform/web/src/shared/safe-next.ts';
import { buildPages } from '../../platform/web/build.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

let platform: TestPlatform;
let assets: string[];

test.beforeAll(async () => {
  await buildPages();
  platform = await startTestPlatform();
  const html = await (await platform.call('/')).text();
  assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
});
test.afterAll(() => platform.close());

const asset = (extension: string) => platform.call(assets.find((path) => path.endsWith(extension)) ?? `/no ${extension}`);

test.describe('Addresses of the chat page', () => {
  for (const path of ['/', '/sign-in', '/oauth/complete?code=x', '/threads/thr_1']) {
    test(`${path} answers with the document, which nobody keeps`, async () => {
      const answer = await platform.call(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toContain('<div id="app">');
    });
  }

  for (const path of ['/threads', '/threads/a/b', '/settings', '/assets/', '/assets/none.js', '/assets/..%2findex.html', '/assets/..%2f..%2fbuild.ts', '/assets/%2e%2e%5cindex.html']) {
    test(`${path} is told as not found, not shown as a page`, async () => {
      const answer = await platform.call(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ error_code: 'NOT_FOUND', status: 404 });
    });
  }

  for (const [extension, type] of [['.js', /^(text|application)\/javascript/], ['.css', /^text\/css/], ['.svg', /^image\/svg\+xml/]] as const) {
    test(`the ${extension} file has its type and may be kept for ever`, async () => {
      const answer = await asset(extension);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(type);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    });
  }

  test('after signing in one is only ever sent to this page', () => {
    const asked = ['/threads/thr_1', '/', '//evil.example', 'https://evil.example', '/\\evil.example', '/threads/../auth/logout', '/threads/a?b', 'javascript:alert(1)', null];
    expect(asked.map(safeNext)).toEqual(['/threads/thr_1', '/', '/', '/', '/', '/', '/', '/', '/']);
  });
});
