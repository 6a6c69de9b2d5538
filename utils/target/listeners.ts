import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** State of a socket that listens, in the kernel's tables. */
const LISTENS = '0A';

/** `address:port` of every TCP socket a process listens on, in no order, as Linux tells it. @throws Error on other systems, or when there is no such process */
export function listenersOf(pid: number): string[] {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1] ?? []));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1).flatMap((line) => {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      return state === LISTENS && own.has(inode) ? [addressOf(local)] : [];
    }));
}

/** A descriptor may have been closed since it was listed. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** `0100007F:1F90` is 127.0.0.1:8080: the address in bytes of the machine's order, the port in hexadecimal. IPv6 is left in hexadecimal. */
function addressOf(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.length === 8 ? (address.match(/../g) ?? []).toReversed().map((byte) => Number.parseInt(byte, 16)).join('.') : `[${address}]`;
  return `${bytes}:${Number.parseInt(port, 16)}`;
}
