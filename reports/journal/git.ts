import { execFileSync } from 'node:child_process';

/** The commit the suite is at, and whether something in it is not committed. Null where git does not say: an unpacked archive has no commit, which is no error. */
export function stateOf(folder: string): { commit: string | null; dirty: boolean | null } {
  const commit = git(folder, ['rev-parse', '--short', 'HEAD']);
  const changes = commit === null ? null : git(folder, ['status', '--porcelain', '--untracked-files=no']);
  return { commit, dirty: changes === null ? null : changes.length > 0 };
}

/** Commits of the suite after one and up to another, newest first: `1a2b3c4 What it does`. Empty where git does not know them. */
export function commitsBetween(folder: string, from: string | null, to: string | null): string[] {
  if (from === null || to === null || from === to) return [];
  return git(folder, ['log', '--format=%h %s', '--max-count=50', `${from}..${to}`])?.split('\n').filter(Boolean) ?? [];
}

function git(folder: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', [...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5000 }).trim();
  } catch {
    return null;
  }
}
