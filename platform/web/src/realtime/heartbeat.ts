export interface Heartbeat {
  /** Something arrived: the peer lives. */
  readonly alive: () => void;
  /** Asks now, when there is a reason for doubt. */
  readonly probe: () => void;
  readonly stop: () => void;
}

const IDLE_MS = 10_000;
const ANSWER_MS = 4000;

/** Pings a silent peer and calls `dead` when no answer comes: a connection can be gone without ever being closed. */
export function startHeartbeat(ping: () => void, dead: () => void): Heartbeat {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const probe = () => {
    clearTimeout(timer);
    ping();
    timer = setTimeout(dead, ANSWER_MS);
  };
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(probe, IDLE_MS);
  };
  alive();
  return { alive, probe, stop: () => clearTimeout(timer) };
}
