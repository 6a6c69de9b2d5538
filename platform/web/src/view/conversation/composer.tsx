import { LIMITS } from '#contracts/limits';
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RunView } from '../../chat/conversation.types.ts';
import type { ConnectionState } from '../../realtime/socket.client.ts';
import { inNumber, plural } from '../../shared/format.ts';
import { Icon } from '../parts/icon.tsx';

interface Props {
  readonly draft: Signal<string>;
  readonly connection: ConnectionState;
  readonly run: RunView | undefined;
  readonly onSend: (text: string) => void;
  readonly onStop: () => void;
}

const { max } = LIMITS.messageContent;
const NEAR = 0.9 * max;

/** Where one writes. Always usable: what cannot go out now is kept and sent when it can. */
export function Composer({ draft, connection, run, onSend, onStop }: Props) {
  const input = useRef<HTMLTextAreaElement>(null);
  const text = draft.value;
  const length = charactersOf(text);
  const over = length - max;
  const sendable = text.trim() !== '' && over <= 0;

  useEffect(() => {
    // On a phone the keyboard would cover what one came to read.
    if (matchMedia('(pointer: fine)').matches) input.current?.focus();
  }, []);
  const send = () => {
    // Read from the signal: two submits in one tick must not see the same text.
    const content = draft.peek();
    if (content.trim() === '' || charactersOf(content) > max) return;
    draft.value = '';
    onSend(content);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };

  return (
    <form class="composer" aria-label="New message" onSubmit={submit}>
      {over > 0 && <p class="composer-error" id="composer-error" role="alert">Your message is {plural(over, 'character')} too long. The limit is {inNumber(max)}.</p>}
      <div class="composer-box">
        <textarea
          ref={input} rows={1} aria-label="Message" placeholder={run ? 'Ask a follow-up' : 'Ask about usage, cost or latency'} value={text}
          aria-invalid={over > 0} aria-describedby={over > 0 ? 'composer-error composer-hint' : 'composer-hint'}
          onInput={(event) => (draft.value = event.currentTarget.value)} onKeyDown={onKeyDown}
        />
        <div class="composer-actions">
          {length > NEAR && <output class="counter" aria-label="Characters" data-over={over > 0}>{inNumber(length)} / {inNumber(max)}</output>}
          {run && (
            <button type="button" class="button stop" disabled={run.stopping} onClick={onStop}><Icon name="stop" /> {run.stopping ? 'Stopping…' : 'Stop'}</button>
          )}
          <button type="submit" class="send" aria-label="Send" title="Send (Enter)" disabled={!sendable}><Icon name="send" /></button>
        </div>
      </div>
      <p class="composer-hint" id="composer-hint">{hint(connection, run)}</p>
    </form>
  );
}

function hint(connection: ConnectionState, run: RunView | undefined): string {
  if (connection === 'offline') return 'You are offline. Messages are kept and sent when the connection is back.';
  if (connection === 'reconnecting') return 'The connection was lost. Messages are kept and sent when it is back.';
  if (run) return 'A message sent now waits until this answer is done.';
  return 'Enter sends, Shift + Enter makes a new line.';
}

/** Counted as the platform counts them: an emoji is one character or a few, not its bytes in memory. */
const charactersOf = (text: string): number => Array.from(text).length;
