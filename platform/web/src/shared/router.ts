import { computed, signal } from '@preact/signals';

export type Place =
  | { readonly page: 'sign-in' }
  | { readonly page: 'oauth-complete' }
  | { readonly page: 'new-chat' }
  | { readonly page: 'thread'; readonly threadId: string };

const path = signal(location.pathname);
addEventListener('popstate', () => (path.value = location.pathname));

/** Where the user is, from the address. */
export const place = computed((): Place => placeOf(path.value));

function placeOf(pathname: string): Place {
  const [, threadId] = /^\/threads\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (threadId) return { page: 'thread', threadId: decoded(threadId) };
  if (pathname === '/sign-in') return { page: 'sign-in' };
  if (pathname === '/oauth/complete') return { page: 'oauth-complete' };
  return { page: 'new-chat' };
}

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

export const threadPath = (threadId: string) => `/threads/${encodeURIComponent(threadId)}`;

/** Goes to an address of this page; `replace` leaves no trace in the history. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to !== location.pathname + location.search) history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to);
  path.value = location.pathname;
}
