/** The stone with its streak of gold. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-stone" width="32" height="32" rx="9" />
      <path class="mark-streak" d="M7 22.5 25 9.5" stroke-width="3.4" />
      <path class="mark-streak faint" d="M15 24.5 25 17.2" stroke-width="2.2" />
    </svg>
  );
}

/** The mark with its name. */
export function Brand() {
  return (
    <p class="brand">
      <Mark />
      <span>Touchstone</span>
    </p>
  );
}
