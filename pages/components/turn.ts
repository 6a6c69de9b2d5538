import type { Locator } from '@playwright/test';

/** One answer of the assistant: what the agents did, what they say, how it ended. */
export class AnswerTurn {
  readonly root: Locator;

  constructor(root: Locator) {
    this.root = root;
  }

  /** The text of the answer, without activity and report. */
  get text(): Locator {
    return this.root.locator('.markdown');
  }
  /** The last paragraph of the answer. */
  get end(): Locator {
    return this.text.locator(':scope > :last-child');
  }
  get progress(): Locator {
    return this.root.getByRole('progressbar', { name: 'Run in progress' });
  }
  get alert(): Locator {
    return this.root.getByRole('alert');
  }
  get recommendations(): Locator {
    return this.root.getByRole('list', { name: 'Recommendations' }).getByRole('listitem');
  }
  /** What the agents did, one line a step, in order. */
  get steps(): Locator {
    return this.root.getByRole('list', { name: 'Agent activity' }).getByRole('listitem');
  }
  step(text: string | RegExp): Locator {
    return this.steps.filter({ hasText: text });
  }
  /** Parameters and result of a tool, once `openTool` has shown them. */
  fact(name: string): Locator {
    return this.root.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]');
  }

  /** Unfolds the activity of an answer that is done. */
  async openActivity(): Promise<void> {
    await this.root.getByRole('button', { name: /^Agent activity/, expanded: false }).click();
  }
  async openTool(name: string): Promise<void> {
    await this.root.getByRole('button', { name: `Tool ${name}` }).first().click();
  }
}
