import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface Props {
  readonly label: ComponentChildren;
  readonly open: boolean;
  readonly class?: string;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

/** A button that shows and hides what follows it. */
export function Disclosure({ label, open, class: className = '', onToggle, children }: Props) {
  const id = useId();
  return (
    <div class={`disclosure ${className}`}>
      <button type="button" class="disclosure-button" aria-expanded={open} aria-controls={open ? id : undefined} onClick={onToggle}>
        <Icon name="chevron" />
        {label}
      </button>
      {open && <div id={id} class="disclosure-body">{children}</div>}
    </div>
  );
}
