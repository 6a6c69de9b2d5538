import type { Locator, Page } from '@playwright/test';
import { AnswerTurn } from './turn.ts';

/** What was said, from top to bottom. */
export class Conversation {
  readonly #log: Locator;

  constructor(page: Page) {
    this.#log = page.getByRole('log', { name: 'Conversation' });
  }

  get questions(): Locator {
    return this.#log.getByRole('article', { name: 'You' });
  }
  get answers(): Locator {
    return this.#log.getByRole('article', { name: 'Assistant' });
  }
  /** Answers that are neither being written nor failed nor stopped. */
  get finishedAnswers(): Locator {
    return this.#log.locator('article[aria-busy="false"]').filter({ has: this.#log.page().getByRole('heading', { name: 'Assistant' }) });
  }
  answer(index: number): AnswerTurn {
    return new AnswerTurn(this.answers.nth(index));
  }
}
