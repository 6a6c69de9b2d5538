import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** Command lines of running processes that were started, directly or not, with a text in their environment. */
export function processesWith(mark: string): string[] {
  if (!existsSync('/proc/self/environ')) return execFileSync('ps', ['-axEww', '-o', 'command'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(mark));
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark) ? [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim()] : [];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

/** Kills every process that was started with a text in its environment, as a machine that loses power does. */
export function killProcessesWith(mark: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended while we looked.
    }
  }
}

/** What becomes of a connection to a port of this machine: `open`, or the system's error code. */
export function tryPort(port: number): Promise<string> {
  return new Promise((resolve) => {
    const connection = connect(port, '127.0.0.1');
    connection.once('connect', () => {
      connection.destroy();
      resolve('open');
    });
    connection.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}
