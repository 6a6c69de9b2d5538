import { existsSync, readFileSync } from 'node:fs';

/** Whether a process is running. One that has ended and that nobody has buried yet is not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return false;
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whoever loses its parent waits for the first process to bury it, which in a container may take its time. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  // The name comes before the state and may hold anything, brackets included.
  return existsSync(file) && /\) [ZX] [^)]*$/.test(readFileSync(file, 'latin1'));
}
