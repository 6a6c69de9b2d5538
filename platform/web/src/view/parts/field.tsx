import type { Signal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly value: Signal<string>;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete: 'name' | 'email' | 'current-password' | 'new-password';
  readonly hint?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A labelled text input with an optional hint. */
export function Field({ label, value, type = 'text', autoComplete, hint, autoFocus }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, []);
  const attributes = {
    id, ref: input, value: value.value, autoComplete, 'aria-describedby': hint ? `${id}-hint` : '',
    onInput: (event: { currentTarget: HTMLInputElement }) => (value.value = event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {/* Each type by itself: the attributes allowed differ. */}
      {type === 'password' && <input type="password" {...attributes} />}
      {type === 'email' && <input type="email" {...attributes} />}
      {type === 'text' && <input type="text" {...attributes} />}
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}
