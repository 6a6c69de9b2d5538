import { Icon } from './icon.tsx';

/** Something went wrong that belongs to no place on the page; stays until it is put away. */
export function Alert({ message, onDismiss }: { message: string | null; onDismiss: () => void }) {
  if (message === null) return null;
  return (
    <div class="toast" role="alert">
      <Icon name="alert" />
      <p>{message}</p>
      <button type="button" class="icon-button" aria-label="Dismiss" onClick={onDismiss}><Icon name="close" /></button>
    </div>
  );
}
