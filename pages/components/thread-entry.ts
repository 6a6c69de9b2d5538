import type { Locator } from '@playwright/test';

/** One thread of the list with what can be done to it. */
export class ThreadEntry {
  readonly #items: Locator;
  readonly #title: string;

  constructor(items: Locator, title: string) {
    this.#items = items;
    this.#title = title;
  }

  get link(): Locator {
    return this.#items.getByRole('link', { name: this.#title, exact: true });
  }
  get renameButton(): Locator {
    return this.#items.getByRole('button', { name: `Rename ${this.#title}`, exact: true });
  }
  get deleteButton(): Locator {
    return this.#items.getByRole('button', { name: `Delete ${this.#title}`, exact: true });
  }
  /** Where one writes another title, once `renameButton` was pressed. */
  get titleField(): Locator {
    return this.#items.getByRole('textbox', { name: 'Thread title' });
  }
  /** Asks before the thread is gone. */
  get deletion(): Locator {
    return this.#items.page().getByRole('dialog', { name: 'Delete thread?' });
  }

  async open(): Promise<void> {
    await this.link.click();
  }
  async rename(title: string): Promise<void> {
    await this.#press(this.renameButton);
    await this.titleField.fill(title);
    await this.titleField.press('Enter');
  }
  async startDeletion(): Promise<void> {
    await this.#press(this.deleteButton);
  }
  async answerDeletion(answer: 'Cancel' | 'Delete'): Promise<void> {
    await this.deletion.getByRole('button', { name: answer }).click();
  }

  /** Its buttons are shown to whoever points at the thread. */
  async #press(button: Locator): Promise<void> {
    await this.link.hover();
    await button.click();
  }
}
