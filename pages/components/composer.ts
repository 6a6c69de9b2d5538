import type { Locator, Page } from '@playwright/test';

/** Where one writes a message. */
export class Composer {
  readonly #form: Locator;

  constructor(page: Page) {
    this.#form = page.getByRole('form', { name: 'New message' });
  }

  get input(): Locator {
    return this.#form.getByRole('textbox', { name: 'Message' });
  }
  get sendButton(): Locator {
    return this.#form.getByRole('button', { name: 'Send' });
  }
  get stopButton(): Locator {
    return this.#form.getByRole('button', { name: 'Stop' });
  }
  get counter(): Locator {
    return this.#form.getByRole('status', { name: 'Characters' });
  }
  /** What becomes of a message that is sent now. */
  get hint(): Locator {
    return this.#form.locator('.composer-hint');
  }
  get alert(): Locator {
    return this.#form.getByRole('alert');
  }

  async send(text: string): Promise<void> {
    await this.input.fill(text);
    await this.sendButton.click();
  }
  async sendByEnter(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }
  async stop(): Promise<void> {
    await this.stopButton.click();
  }
}
