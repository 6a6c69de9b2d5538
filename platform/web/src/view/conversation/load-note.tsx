import type { LoadState } from '../../chat/room.ts';
import { Link } from '../parts/link.tsx';
import { Spinner } from '../parts/spinner.tsx';

/** Why there is no conversation to see. */
export function LoadNote({ load, onRetry }: { load: LoadState; onRetry: () => void }) {
  if (load.state === 'missing') {
    return (
      <div class="centered" role="alert">
        <h2>This thread does not exist</h2>
        <p class="muted">It may have been deleted, or it belongs to somebody else.</p>
        <Link class="button" href="/">Start a new chat</Link>
      </div>
    );
  }
  if (load.state === 'failed') {
    return (
      <div class="centered" role="alert">
        <h2>The conversation could not be loaded</h2>
        <p class="muted">{load.message}</p>
        <button type="button" class="button" onClick={onRetry}>Retry</button>
      </div>
    );
  }
  return <p class="centered muted" role="status"><Spinner /> Loading the conversation…</p>;
}
