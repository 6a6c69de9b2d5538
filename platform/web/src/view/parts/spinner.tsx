/** Shows that something is going on; whoever uses it says what. */
export function Spinner() {
  return <span class="spinner" aria-hidden="true" />;
}
