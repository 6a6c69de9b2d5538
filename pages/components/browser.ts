import type { Locator, Page } from '@playwright/test';
import { BY_THE_TEST } from './by-the-test.ts';

const MOST_TABS = 60;

/** What one does with the browser around a page, and what it alone knows of the page. */
export class Browser {
  readonly #page: Page;
  #opened = 0;
  #open = 0;

  constructor(page: Page) {
    this.#page = page;
    page.on('websocket', (socket) => {
      this.#opened += 1;
      this.#open += 1;
      socket.on('close', () => (this.#open -= 1));
    });
  }

  /** How many sockets the page has opened so far, and how many of them are open. */
  get sockets(): { readonly opened: number; readonly open: number } {
    return { opened: this.#opened, open: this.#open };
  }
  /** Waits until the next socket that the page asks for has been refused. */
  async nextRefusal(): Promise<void> {
    const socket = await this.#page.waitForEvent('websocket');
    await socket.waitForEvent('socketerror');
  }
  async goOffline(): Promise<void> {
    await this.#page.context().setOffline(true);
  }
  async goOnline(): Promise<void> {
    await this.#page.context().setOffline(false);
  }
  /** Has calls of one path end in an error of the server; `mendCalls` ends that. */
  async breakCalls(path: string): Promise<void> {
    await this.#page.route(({ pathname }) => pathname === path, (route) => route.fulfill({ status: 500, contentType: 'text/plain', headers: { [BY_THE_TEST]: 'yes' }, body: 'broken' }));
  }
  async mendCalls(): Promise<void> {
    await this.#page.unrouteAll();
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
  /** Keys that follow each other faster than the page can be drawn. */
  async pressTogether(...keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.press(key)));
  }
  /** Moves the focus on by the tabulator, to this element or once around the page. */
  async tabTo(element: Locator): Promise<void> {
    for (let count = 0; count < MOST_TABS; count += 1) {
      if (await element.evaluate((node) => node === document.activeElement)) return;
      await this.press('Tab');
    }
  }

  async prefer(colorScheme: 'light' | 'dark'): Promise<void> {
    await this.#page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  }
  /** By how many pixels the page, or a part of it that scrolls, is wider than there is room. */
  async readOverflow(): Promise<number> {
    return this.#page.evaluate(() => Math.max(...[...document.querySelectorAll('html, main, aside, [role="log"]')].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)));
  }
  /** Every button and link that can be seen, with its size in pixels. */
  async readTouchTargets(): Promise<{ name: string; width: number; height: number }[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll('button, a[href], input, textarea')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map((element) => ({ name: element.getAttribute('aria-label') ?? element.textContent, width: element.getBoundingClientRect().width, height: element.getBoundingClientRect().height })),
    );
  }
  /** Rules of WCAG 2.2 A and AA that something on the page breaks, with the elements that do. */
  async readInaccessible(what: 'anything' | 'colours' = 'anything'): Promise<string[]> {
    // Half a megabyte that only those who ask should load.
    const { AxeBuilder } = await import('@axe-core/playwright');
    const axe = new AxeBuilder({ page: this.#page });
    const { violations } = await (what === 'colours' ? axe.withRules('color-contrast') : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }
}
