import type { AttemptedStart } from '../target/attempted-start.ts';
import { excerpt } from '../transcript/redact.ts';
import type { Verdict } from './verdict.ts';
import { verdict } from './verdict.ts';

/** One mistake of a configuration as the platform tells it: `  PLATFORM_PORT: must be …`. */
const TOLD = /^ {2}(PLATFORM_\w+): (.+)$/gm;
/** Shorter values (`80`, `true`) are in any text. */
const TELLING_LENGTH = 6;

/**
 * The process ended with 1 before it was ready, and told exactly the settings that are wrong, each with a piece of its rule, and
 * the value of none.
 * @param wanted a piece of the rule by setting: `{ PLATFORM_JWT_SECRET: 'at least 32 characters' }`
 */
export function toRefuseToStart(start: AttemptedStart, wanted: Readonly<Record<string, string>>): Verdict {
  const names = Object.keys(wanted);
  const told = [...start.output.matchAll(TOLD)].map(([, name = '', rule = '']) => ({ name, rule }));
  // A rule may name the environment it is for.
  const isOfARule = (value: string) => Object.values(wanted).some((rule) => rule.includes(value));
  const values = Object.entries(start.settings).filter(([, value]) => value.length >= TELLING_LENGTH && start.output.includes(value) && !isOfARule(value));
  const mistakes = [
    ...(start.ready ? ['it started'] : []),
    ...(start.exitCode === 1 || start.ready ? [] : [`it ended with ${start.exitCode}, not 1`]),
    ...names.filter((name) => !told.some((mistake) => mistake.name === name)).map((name) => `${name} is not told as wrong`),
    ...told.filter(({ name }) => !names.includes(name)).map(({ name, rule }) => `${name} is told as wrong: ${excerpt(rule, 200)}`),
    ...told.filter(({ name, rule }) => !rule.includes(wanted[name] ?? '')).map(({ name, rule }) => `the rule told of ${name} is “${excerpt(rule, 200)}”, not “… ${wanted[name]} …”`),
    ...values.map(([name]) => `the value of ${name} is told`),
  ];
  return verdict('E_START_REFUSAL', { expected: `the start refused for ${names.join(', ')}`, where: 'start of a private platform' }, mistakes, `its output:\n${excerpt(hidden(start.output, values), 1500) || '(none)'}`);
}

/** What the platform should not have told is not told again here. */
const hidden = (output: string, values: readonly (readonly [string, string])[]): string => values.reduce((text, [name, value]) => text.replaceAll(value, `[value of ${name}]`), output);
