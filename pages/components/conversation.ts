import type { Locator, Page } from '@playwright/test';
import { record } from './record.ts';
import type { Record } from './record.ts';
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
  /** The user's own words, without name and time. */
  get questionTexts(): Locator {
    return this.questions.locator('.bubble');
  }
  get answers(): Locator {
    return this.#log.getByRole('article', { name: 'Assistant' });
  }
  /** Answers that came to a good end: with a text, and neither being written nor failed nor stopped. */
  get finishedAnswers(): Locator {
    const page = this.#log.page();
    return this.#log
      .locator('article[aria-busy="false"]')
      .filter({ has: page.getByRole('heading', { name: 'Assistant' }) })
      .filter({ has: page.locator('.markdown'), hasNot: page.getByRole('alert'), hasNotText: 'This answer is incomplete.' })
      .describe('answers that came to a good end');
  }
  answer(index: number): AnswerTurn {
    return new AnswerTurn(this.answers.nth(index));
  }
  /** Writes down each text the newest answer shows from now on. */
  async recordAnswer(): Promise<Record> {
    return record(this.#log.page(), '.answer .markdown');
  }
}
