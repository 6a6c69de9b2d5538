import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { buildPages } from '../../platform/web/build.ts';
import type { TestPlatform } from '../platform/support.ts';
import { startTestPlatform } from '../platform/support.ts';

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

  test('who reads back while an answer grows stays there, and goes to its end with one button', async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 480 });
    await page.goto(platform.origin);
    await page.getByRole('button', { name: 'Developer sign-in' }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('[long:6000][slow:10] At length');
    await page.getByRole('button', { name: 'Send' }).click();
    const answer = page.getByRole('article', { name: 'Assistant' });
    const question = page.getByText('At length').last();
    const latest = page.getByRole('button', { name: 'Latest' });
    await expect(answer).toContainText('Sentence 20 ');
    await expect(question).not.toBeInViewport();
    await page.getByRole('log').hover();
    await page.mouse.wheel(0, -10_000);
    await expect(question).toBeInViewport();

    await expect(answer).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
    await expect(question).toBeInViewport();
    await latest.click();
    await expect(answer.locator('.markdown > :last-child')).toBeInViewport();
    await expect(latest).toBeHidden();
  });

  test('everything comes from the page’s own origin', async ({ page }) => {
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    page.on('websocket', (socket) => origins.add(new URL(socket.url()).origin.replace(/^ws/, 'http')));
    await useThePage(page);
    expect([...origins]).toEqual([platform.origin]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing on the page is inaccessible, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(platform.origin);
      await expect(page.getByRole('button', { name: 'Developer sign-in' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await useThePage(page);
      expect(await violations(page)).toEqual([]);
    });
  }
});

/** Rules of WCAG 2.1 A and AA that something on the page breaks, with the elements that do. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
