import type { WebSocket } from 'ws';

/** Pings a peer at each interval; one that has not answered by the next is dead. Returns how to stop. */
export function startHeartbeat(socket: WebSocket, intervalMs: number, dead: () => void): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (answered) {
      answered = false;
      socket.ping();
      return;
    }
    // After a pause of our own the answer may lie unread: read first, then judge.
    setImmediate(() => {
      if (!answered) dead();
    });
  }, intervalMs);
  return () => clearInterval(timer);
}
