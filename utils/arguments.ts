import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
/** Options that make a run smaller than whole projects. */
const NARROWING = {
  'grep': { ...text, short: 'g' }, 'grep-invert': text, 'test-list': text, 'test-list-invert': text, 'shard': text,
  'max-failures': text, 'repeat-each': text, 'last-failed': { type: 'boolean' }, 'only-changed': { type: 'boolean' }, 'x': { type: 'boolean', short: 'x' },
} as const;
/** Other options with a value of their own, so that the value isn't taken for a file name. */
const WITH_VALUE = {
  'config': { ...text, short: 'c' }, 'workers': { ...text, short: 'j' }, 'reporter': text, 'add-reporter': text, 'retries': text, 'retry-strategy': text, 'timeout': text,
  'global-timeout': text, 'output': text, 'trace': text, 'tsconfig': text, 'ui-host': text, 'ui-port': text, 'name': text, 'browser': text,
} as const;

/** What a command line of `playwright test` selects. */
export interface Selection {
  /** Projects named by `--project=p1` or `--project p1 chat`; empty means all. */
  readonly projects: readonly string[];
  readonly files: readonly string[];
  /** Every option and file that makes the run smaller than whole projects, as one may type it. */
  readonly filters: readonly string[];
}

/** Arguments of `playwright test` alone, of a process's whole command line. */
export const argumentsOf = (commandLine: readonly string[]) => commandLine.slice(2).filter((argument, index) => index > 0 || argument !== 'test');

/** Reads the arguments that follow `playwright`. Playwright itself tells what was selected only after targets are started. */
export function readSelection(argv: readonly string[]): Selection {
  const tokens = tokensOf(argv.filter((argument, index) => index > 0 || argument !== 'test'));
  const projects: string[] = [];
  const files: string[] = [];
  const options: string[] = [];
  let afterProject = false;
  for (const token of tokens) {
    if (token.kind === 'positional') (afterProject ? projects : files).push(token.value);
    if (token.kind !== 'option') continue;
    // As in Playwright: only what follows `--project p1` may be more projects, what follows `--project=p1` is a file.
    afterProject = token.name === 'project' && token.inlineValue !== true;
    if (token.name === 'project' && token.value !== undefined) projects.push(token.value);
    if (token.name in NARROWING) options.push(token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`);
  }
  return { projects, files, filters: [...options, ...files] };
}

/** The same arguments without some options and their values. */
export function withoutOptions(argv: readonly string[], names: readonly string[]): string[] {
  const dropped = new Set<number>();
  let values = false;
  for (const token of tokensOf(argv)) {
    // The words that follow `--project p1` are projects too.
    if (token.kind === 'positional' && values) dropped.add(token.index);
    if (token.kind !== 'option') continue;
    values = false;
    if (!names.includes(token.name)) continue;
    values = token.name === 'project' && token.inlineValue !== true;
    dropped.add(token.index);
    if (token.value !== undefined && !token.inlineValue) dropped.add(token.index + 1);
  }
  return argv.filter((_, index) => !dropped.has(index));
}

const tokensOf = (args: readonly string[]) =>
  parseArgs({ args: [...args], strict: false, allowPositionals: true, tokens: true, options: { project: { type: 'string', multiple: true }, ...NARROWING, ...WITH_VALUE } }).tokens;

/** Whether a project takes part: all do when none is named; `*` stands for any part of a name, as in Playwright. */
export function isSelected({ projects }: Selection, name: string): boolean {
  const pattern = (text: string) => new RegExp(`^${text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i');
  return projects.length === 0 || projects.some((project) => pattern(project).test(name));
}
