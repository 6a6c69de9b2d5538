import type { Locator, Page } from '@playwright/test';
import { Browser } from './components/browser.ts';
import { Composer } from './components/composer.ts';
import { Conversation } from './components/conversation.ts';
import { record } from './components/record.ts';
import type { Record } from './components/record.ts';
import { Sidebar } from './components/sidebar.ts';

/** Under which name the page keeps its session. */
export const SESSION_KEY = 'touchstone.session';

/** The page of a signed-in user. */
export class ChatPage {
  readonly composer: Composer;
  readonly conversation: Conversation;
  readonly sidebar: Sidebar;
  /** What one does with the browser around the page: network, keys, screen. */
  readonly browser: Browser;
  /** Words of every dialog the page has shown; each was dismissed. */
  readonly dialogs: readonly string[];
  readonly #page: Page;
  readonly #appUrl: string;

  constructor(page: Page, appUrl: string) {
    this.#page = page;
    this.#appUrl = appUrl;
    this.composer = new Composer(page);
    this.conversation = new Conversation(page);
    this.sidebar = new Sidebar(page);
    this.browser = new Browser(page);
    const dialogs: string[] = [];
    this.dialogs = dialogs;
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { level: 1 });
  }
  get connection(): Locator {
    return this.#page.getByRole('status', { name: 'Connection' });
  }
  /** Why there is no conversation to see, in place of one. */
  get missing(): Locator {
    return this.#page.getByRole('main').getByRole('alert').filter({ has: this.#page.getByRole('heading', { name: 'This thread does not exist' }) });
  }
  /** Writes down each state of the connection that is shown from now on. */
  async recordConnection(): Promise<Record> {
    return record(this.#page, '.connection');
  }
  get emptyState(): Locator {
    return this.#page.getByRole('region', { name: 'What would you like to know?' });
  }
  get suggestions(): Locator {
    return this.#page.getByRole('list', { name: 'Suggestions' }).getByRole('button');
  }

  /** What could do something in the page that the page itself did not bring: scripts, frames, handlers and addresses that are code. */
  get activeContent(): Locator {
    return this.#page.locator('body').locator('script, iframe, object, embed, [onerror], [onload], [href^="javascript:" i], [srcdoc]');
  }

  async goto(): Promise<void> {
    await this.#page.goto(this.#appUrl);
  }
  async gotoThread(threadId: string): Promise<void> {
    await this.#page.goto(new URL(`/threads/${encodeURIComponent(threadId)}`, this.#appUrl).href);
  }
  async reload(): Promise<void> {
    await this.#page.reload();
  }
  async goBack(): Promise<void> {
    await this.#page.goBack();
  }
  /** Takes the network away from the browser. */
  async goOffline(): Promise<void> {
    await this.browser.goOffline();
  }
  async goOnline(): Promise<void> {
    await this.browser.goOnline();
  }

  /** Id of the thread in the address; waits for one. */
  async readThreadId(): Promise<string> {
    await this.#page.waitForURL(/\/threads\/[^/]+$/);
    return decodeURIComponent(new URL(this.#page.url()).pathname.split('/').at(-1) ?? '');
  }
  /** The address as one sees it, without the origin. */
  readAddress(): { path: string; query: string; fragment: string } {
    const { pathname: path, search: query, hash: fragment } = new URL(this.#page.url());
    return { path, query, fragment };
  }
  /** The access token of whoever is signed in. */
  async readAccessToken(): Promise<string> {
    const { accessToken } = JSON.parse((await this.readStoredSession()) ?? '{}') as { accessToken?: string };
    return accessToken ?? '';
  }
  /** Puts another access token in the place of the present one, the way another tab would. */
  async replaceAccessToken(accessToken: string): Promise<void> {
    await this.#page.evaluate(
      ([key, token]) => {
        localStorage.setItem(key, JSON.stringify({ ...(JSON.parse(localStorage.getItem(key) ?? '{}') as object), accessToken: token }));
        dispatchEvent(new StorageEvent('storage', { key }));
      },
      [SESSION_KEY, accessToken] as const,
    );
  }
  /** Whose session the page keeps, by e-mail; null when nobody is signed in. For assertions: their messages must hold no token. */
  async readStoredUser(): Promise<string | null> {
    const stored = await this.readStoredSession();
    if (stored === null) return null;
    const { user } = JSON.parse(stored) as { user?: { email?: string } };
    return user?.email ?? 'somebody';
  }
  /** What the page keeps of its session, tokens included: never assert on it. */
  async readStoredSession(): Promise<string | null> {
    return this.#page.localStorage.getItem(SESSION_KEY);
  }
}
