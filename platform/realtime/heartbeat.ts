import type { WebSocket } from 'ws';

interface Heartbeat {
  readonly intervalMs: number;
  /** Unanswered pings at which a peer is dead. */
  readonly patience: number;
}

/** Pings a peer at each interval, and calls back when it has left too many pings unanswered. Returns how to stop. */
export function startHeartbeat(socket: WebSocket, { intervalMs, patience }: Heartbeat, dead: () => void): () => void {
  let unanswered = 0;
  socket.on('pong', () => {
    unanswered = 0;
  });
  const timer = setInterval(() => {
    if (unanswered < patience) {
      unanswered += 1;
      socket.ping();
      return;
    }
    // After a pause of our own the answer may lie unread: read first, then judge.
    setImmediate(() => {
      if (unanswered >= patience) dead();
    });
  }, intervalMs);
  return () => clearInterval(timer);
}
