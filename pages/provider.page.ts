import type { Locator, Page } from '@playwright/test';

/** The page of the OpenID provider, where one says who one is, or refuses to. */
export class ProviderPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: 'Sign in' });
  }

  async continueAs(email: string): Promise<void> {
    await this.#page.getByLabel('E-mail').fill(email);
    await this.#page.getByRole('button', { name: 'Continue' }).click();
  }
  async refuse(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Refuse' }).click();
  }
}
