import type { Outgoing } from '../../chat/conversation.types.ts';
import type { Entry } from '../../chat/turns.ts';
import { TimeAgo } from '../parts/time.tsx';

interface Props {
  readonly entry: Extract<Entry, { kind: 'question' }>;
  readonly connected: boolean;
  readonly onRetry: (messageId: string) => void;
  readonly onDiscard: (messageId: string) => void;
}

/** What the user said, exactly as typed: never read as Markdown or HTML. */
export function Question({ entry: { key, text, at, outgoing }, connected, onRetry, onDiscard }: Props) {
  return (
    <article class="question" aria-labelledby={`by-${key}`} data-delivery={outgoing?.state ?? 'sent'}>
      <h2 class="sr-only" id={`by-${key}`}>You</h2>
      <p class="bubble" dir="auto">{text}</p>
      {outgoing === null || outgoing.state === 'accepted' ? <p class="meta"><TimeAgo at={at} /></p> : <Delivery outgoing={outgoing} connected={connected} onRetry={onRetry} onDiscard={onDiscard} />}
    </article>
  );
}

function Delivery({ outgoing: { id, state, error }, connected, onRetry, onDiscard }: { outgoing: Outgoing } & Pick<Props, 'connected' | 'onRetry' | 'onDiscard'>) {
  const discard = <button type="button" class="text-button" onClick={() => onDiscard(id)}>Discard</button>;
  if (state === 'failed') {
    return (
      <p class="meta failed" role="alert">
        Not sent. {error} <button type="button" class="text-button" onClick={() => onRetry(id)}>Try again</button> {discard}
      </p>
    );
  }
  if (state === 'sending') return <p class="meta">Sending…</p>;
  return <p class="meta">{connected ? 'Queued: waits for the current answer.' : 'Queued: waits for the connection.'} {discard}</p>;
}
