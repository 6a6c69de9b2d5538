import type { Locator, Page } from '@playwright/test';
import { ThreadEntry } from './thread-entry.ts';

/** Threads, and who is signed in. */
export class Sidebar {
  readonly #root: Locator;

  constructor(page: Page) {
    this.#root = page.getByRole('complementary', { name: 'Sidebar' });
  }

  get root(): Locator {
    return this.#root;
  }
  get threads(): Locator {
    return this.#list.getByRole('link');
  }
  thread(title: string): ThreadEntry {
    return new ThreadEntry(this.#list.getByRole('listitem'), title);
  }
  get searchField(): Locator {
    return this.#root.getByRole('searchbox', { name: 'Search threads' });
  }
  /** What the list says when it has nothing to show. */
  get note(): Locator {
    return this.#list.getByRole('status');
  }
  /** That the list could not be had. */
  get alert(): Locator {
    return this.#list.getByRole('alert');
  }
  /** Name and e-mail of the signed-in user. */
  get account(): Locator {
    return this.#root.locator('.account-name');
  }
  /** On a phone: what brings the list in. */
  get openButton(): Locator {
    return this.#root.page().getByRole('button', { name: 'Open thread list' });
  }
  get closeButton(): Locator {
    return this.#root.getByRole('button', { name: 'Close thread list' });
  }

  async search(text: string): Promise<void> {
    await this.searchField.fill(text);
  }
  async retry(): Promise<void> {
    await this.alert.getByRole('button', { name: 'Retry' }).click();
  }
  async startNewChat(): Promise<void> {
    await this.#root.getByRole('link', { name: 'New chat' }).click();
  }
  async signOut(): Promise<void> {
    await this.#root.getByRole('button', { name: 'Sign out' }).click();
  }

  get #list(): Locator {
    return this.#root.getByRole('navigation', { name: 'Threads' });
  }
}
