import { WebSocket } from 'ws';
import type { Closing, Wire } from './ports.ts';

/** What stands for a close frame without a code (RFC 6455, section 7.1.5). */
const NO_CODE = 1005;

/** A socket whose close frames and pongs pass the wire too, those included that the protocol itself asks for: answers to goodbyes, pings and violations. */
export class PlatformSocket extends WebSocket {
  #wire: Wire | undefined;

  /** From here on; before, and without it, it is a plain socket. */
  passThrough(wire: Wire): void {
    this.#wire = wire;
  }

  /** Writes a close frame that has passed the wire already. */
  finish({ code, reason }: Closing): void {
    if (code === NO_CODE) super.close();
    else super.close(code, reason);
  }

  override close(code: number = NO_CODE, reason: string | Buffer = ''): void {
    const wanted = { code, reason: reason.toString() };
    // A second call ends the connection once the peer has said goodbye too; nothing is written then.
    const closing = this.#wire && this.readyState === WebSocket.OPEN ? this.#wire.closing(wanted) : wanted;
    if (closing) this.finish(closing);
  }

  override pong(payload?: Buffer, ...rest: unknown[]): void {
    const answer = this.#wire ? this.#wire.pong(payload ?? Buffer.alloc(0)) : payload;
    // What follows the payload is between `ws` and itself.
    if (answer) super.pong(answer, ...(rest as [boolean?, ((error: Error) => void)?]));
  }
}
