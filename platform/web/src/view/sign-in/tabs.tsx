import type { Signal } from '@preact/signals';

export type SignInTab = 'sign-in' | 'register';
const TABS: readonly { id: SignInTab; label: string }[] = [{ id: 'sign-in', label: 'Sign in' }, { id: 'register', label: 'Create account' }];

/** Two tabs; arrow keys move between them, as the pattern for tabs wants it. */
export function Tabs({ tab, onChange }: { tab: Signal<SignInTab>; onChange: () => void }) {
  const select = (id: SignInTab) => {
    if (tab.value === id) return;
    tab.value = id;
    onChange();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tab.value === 'sign-in' ? 'register' : 'sign-in';
    select(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="How to continue">
      {TABS.map(({ id, label }) => (
        <button
          key={id} type="button" role="tab" id={`tab-${id}`} aria-selected={tab.value === id} aria-controls="sign-in-panel"
          tabIndex={tab.value === id ? 0 : -1} onClick={() => select(id)} onKeyDown={onKeyDown}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
