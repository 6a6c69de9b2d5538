import type { ConnectionState } from '../../realtime/socket.client.ts';

const LABELS: Record<ConnectionState, string> = { connecting: 'Connecting', connected: 'Connected', reconnecting: 'Reconnecting', offline: 'Offline' };

/** Whether what one sees is live. */
export function ConnectionIndicator({ state }: { state: ConnectionState }) {
  return <p class="connection" data-state={state} role="status" aria-label="Connection">{LABELS[state]}</p>;
}
