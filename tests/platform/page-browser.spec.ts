import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { findBrowser, launchOptionsOf } from '#utils/browser';
import { buildPages } from '../../platform/web/build.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.use({ launchOptions: launchOptionsOf(findBrowser()) });

let platform: TestPlatform;
test.beforeAll(async () => {
  await buildPages();
  platform = await startTestPlatform();
});
test.afterAll(() => platform.close());

/** Signs in, asks, and looks at everything the page has: dialog, activity, search. */
async function useThePage(page: Page): Promise<void> {
  await page.goto(platform.origin);
  await page.getByRole('button', { name: 'Developer sign-in' }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('[markdown] What does it cost?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('article', { name: 'Assistant' })).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: /^Agent activity/ }).click();
  await page.getByRole('searchbox', { name: 'Search threads' }).fill('cost');
  await page.getByRole('button', { name: /^Delete / }).first().click();
  await page.getByRole('dialog', { name: 'Delete thread?' }).getByRole('button', { name: 'Cancel' }).click();
}

test.describe('Chat page in a browser', () => {
  test('nothing the page does is refused by its own policy, and the console stays empty', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
    await useThePage(page);
    expect(said).toEqual([]);
  });

  test('everything comes from the page’s own origin', async ({ page }) => {
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    page.on('websocket', (socket) => origins.add(new URL(socket.url()).origin.replace(/^ws/, 'http')));
    await useThePage(page);
    expect([...origins]).toEqual([platform.origin]);
  });
});
