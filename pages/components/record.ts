import type { Page } from '@playwright/test';

/** One state of an element, as whoever looks at it without a pause would see it. */
export interface Seen {
  readonly text: string;
  /** Whether what it is part of was still being worked on. */
  readonly busy: boolean;
}
export type Record = () => Promise<readonly Seen[]>;

const SEEN = '__seen';

/**
 * Writes down each text that the last element of a kind shows from now on, whether it is there yet or not: some pass too
 * quickly to be waited for. A reload begins the record anew, from the first thing the page shows.
 */
export async function record(page: Page, selector: string): Promise<Record> {
  const watch = ([name, wanted]: readonly [string, string]) => {
    const seen: Seen[] = [];
    Object.assign(globalThis, { [name]: seen });
    const look = () => {
      const element = [...document.querySelectorAll(wanted)].at(-1);
      const text = element?.textContent.trim() ?? '';
      if (element && text !== '' && seen.at(-1)?.text !== text) seen.push({ text, busy: element.closest('[aria-busy="true"]') !== null });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    look();
  };
  const wanted = [SEEN, selector] as const;
  await page.addInitScript(watch, wanted);
  await page.evaluate(watch, wanted);
  return () => page.evaluate((name) => Reflect.get(globalThis, name) as Seen[], SEEN);
}
