import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';

/** Enter saves, Escape leaves the title as it was. */
export function RenameForm({ title, onDone }: { title: string; onDone: (title: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  // Before it is drawn: whoever types as soon as they see it must not write into nothing.
  useLayoutEffect(() => input.current?.select(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onDone(input.current?.value.trim() ?? '');
  };
  return (
    <form class="rename" aria-label="Rename thread" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone('')}>
      <input ref={input} type="text" aria-label="Thread title" defaultValue={title} maxLength={200} />
      <button type="submit" class="icon-button" aria-label="Save title"><Icon name="check" /></button>
      <button type="button" class="icon-button" aria-label="Cancel renaming" onClick={() => onDone('')}><Icon name="close" /></button>
    </form>
  );
}
