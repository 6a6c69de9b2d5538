import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../../chat/turns.ts';
import { Icon } from '../parts/icon.tsx';
import { Answer } from './answer.tsx';
import { Question } from './question.tsx';

interface Props {
  readonly entries: readonly Entry[];
  /** How many older messages there are to load. */
  readonly older: number;
  readonly connected: boolean;
  readonly onOlder: () => Promise<void>;
  readonly onRetry: (messageId: string) => void;
  readonly onDiscard: (messageId: string) => void;
}

const NEAR_END_PX = 80;
/** How long what the reader did may take to move the log. */
const HANDS_ON_MS = 500;

const placeOf = ({ scrollTop, scrollHeight }: HTMLElement) => ({ scrollTop, scrollHeight });

/** What was said. Follows what is new as long as the reader is at the end. */
export function MessageLog({ entries, older, connected, onOlder, onRetry, onDiscard }: Props) {
  const log = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const follow = useRef(true);
  const last = useRef({ scrollTop: 0, scrollHeight: 0 });
  const handsOn = useRef(-Infinity);
  const onHands = () => {
    handsOn.current = performance.now();
  };
  const toEnd = () => {
    follow.current = true;
    log.current?.scrollTo({ top: log.current.scrollHeight });
    if (log.current) last.current = placeOf(log.current);
  };
  const questions = entries.filter(({ kind }) => kind === 'question').length;

  useEffect(() => {
    const observer = new ResizeObserver(() => follow.current && toEnd());
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, []);
  // Whoever sends something wants to see it.
  useEffect(() => {
    toEnd();
  }, [questions]);
  const onScroll = () => {
    if (!log.current) return;
    const place = placeOf(log.current);
    const near = place.scrollHeight - place.scrollTop - log.current.clientHeight < NEAR_END_PX;
    const { scrollTop, scrollHeight } = last.current;
    // Content that grows moves the end away, and content that shrinks moves up by itself (the activity folds when the answer is there).
    const readersOwn = place.scrollHeight === scrollHeight || performance.now() - handsOn.current < HANDS_ON_MS;
    if (near) follow.current = true;
    else if (place.scrollTop < scrollTop && readersOwn) follow.current = false;
    last.current = place;
    setAtEnd(near || follow.current);
  };

  return (
    <div class="log-frame">
      <section class="log" ref={log} role="log" aria-label="Conversation" aria-live="polite" tabIndex={0} onScroll={onScroll} onWheel={onHands} onTouchMove={onHands} onKeyDown={onHands}>
        <div class="log-content" ref={content}>
          {older > 0 && <button type="button" class="button small older" onClick={() => void onOlder()}>Show earlier messages</button>}
          {entries.map((entry) =>
            entry.kind === 'question'
              ? <Question key={entry.key} entry={entry} connected={connected} onRetry={onRetry} onDiscard={onDiscard} />
              : <Answer key={entry.key} text={entry.text} at={entry.at} run={entry.run} />,
          )}
        </div>
      </section>
      {!atEnd && <button type="button" class="button small to-end" onClick={toEnd}><Icon name="down" /> Latest</button>}
    </div>
  );
}
