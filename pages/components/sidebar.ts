import type { Locator, Page } from '@playwright/test';

/** Threads, and who is signed in. */
export class Sidebar {
  readonly #root: Locator;

  constructor(page: Page) {
    this.#root = page.getByRole('complementary', { name: 'Sidebar' });
  }

  get threads(): Locator {
    return this.#root.getByRole('navigation', { name: 'Threads' }).getByRole('link');
  }
  /** Name and e-mail of the signed-in user. */
  get account(): Locator {
    return this.#root.locator('.account-name');
  }

  async startNewChat(): Promise<void> {
    await this.#root.getByRole('link', { name: 'New chat' }).click();
  }
  async signOut(): Promise<void> {
    await this.#root.getByRole('button', { name: 'Sign out' }).click();
  }
}
