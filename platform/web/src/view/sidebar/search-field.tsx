import type { ThreadsStore } from '../../threads/threads.store.ts';
import { Icon } from '../parts/icon.tsx';

/** Narrows the list; the platform searches, so it finds what is not on this page too. */
export function SearchField({ threads }: { threads: ThreadsStore }) {
  return (
    <div class="search" role="search" aria-label="Threads">
      <Icon name="search" />
      <input
        type="search" aria-label="Search threads" placeholder="Search" maxLength={200} value={threads.query.value}
        onInput={(event) => threads.search(event.currentTarget.value)}
      />
    </div>
  );
}
