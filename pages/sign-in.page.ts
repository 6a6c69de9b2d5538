import type { Locator, Page } from '@playwright/test';

/** Where people sign in: by password, as a developer, or through the provider. */
export class SignInPage {
  readonly #page: Page;
  readonly #url: string;

  constructor(page: Page, appUrl: string) {
    this.#page = page;
    this.#url = new URL('/sign-in', appUrl).href;
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { level: 1, name: /Welcome back|Create your account/ });
  }
  get alert(): Locator {
    return this.#page.getByRole('alert');
  }
  get email(): Locator {
    return this.#page.getByLabel('E-mail');
  }
  get password(): Locator {
    return this.#page.getByLabel('Password');
  }

  get developerButton(): Locator {
    return this.#page.getByRole('button', { name: 'Developer sign-in' });
  }

  async goto(): Promise<void> {
    await this.#page.goto(this.#url);
  }
  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.#page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  async signInAsDeveloper(): Promise<void> {
    await this.developerButton.click();
  }
  async continueWithGoogle(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Continue with Google' }).click();
  }
}
