import { join } from 'node:path';
import { readEnv } from '#utils/env';
import { TouchstoneError } from '#utils/errors';
import { rowOf } from '#utils/projects';
import { decide, EXIT_CODES } from '../reports/gate/decide.ts';
import type { Question } from '../reports/gate/evidence.ts';
import { fileOf, holdRecord } from '../reports/gate/record.ts';
import { readRules } from '../reports/gate/rules.ts';
import { verdictText } from '../reports/gate/told.ts';
import { ROOT } from './child.ts';
import { readOptions } from './options.ts';

/** Exit code where nothing was decided: a wrong command line, or rules that cannot be read. */
const ASKED_WRONGLY = 3;

const text = { type: 'string' } as const;
const OPTIONS = { iteration: text, for: text, target: text, revision: text, policy: text, waivers: text, quarantine: text, json: { type: 'boolean' } } as const;

/** `npm run gate`: whether what was recorded may be released. Exit code 0 GO, 1 HOLD, 2 INCONCLUSIVE, 3 asked wrongly. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return gate(args);
  } catch (error) {
    const untrusted = error instanceof TouchstoneError && error.code === 'E_REPORT';
    // A record nobody can trust is one we do not have. A gate that breaks must not end with the code of a decision.
    console.error(untrusted ? `INCONCLUSIVE  the record cannot be trusted\n\n${error.message}` : error instanceof TouchstoneError ? error.message : error);
    return untrusted ? EXIT_CODES.INCONCLUSIVE : ASKED_WRONGLY;
  }
}

function gate(args: readonly string[]): number {
  const options = readOptions('gate', args, OPTIONS);
  const question = questionOf(options);
  const rules = readRules(ROOT, options);
  const file = fileOf(options.iteration, join(ROOT, 'reports/out'));
  if (file === undefined) {
    console.log(`INCONCLUSIVE  there is no record${options.iteration === undefined ? '' : ` ${options.iteration}`} of a run: \`npm run e2e\` makes one`);
    return EXIT_CODES.INCONCLUSIVE;
  }
  const { iteration, facts, seen } = holdRecord(file, rules);
  const now = new Date();
  const verdict = decide(facts, rules, question, now, seen);
  console.log(options.json ? JSON.stringify({ iteration: iteration.id, target: iteration.target.name, ...verdict }, null, 2) : verdictText(iteration, verdict, now));
  return EXIT_CODES[verdict.decision];
}

/** Without `--for` the question is about a release. A target that was named, here or in the environment, has to be the one of the record. */
function questionOf({ for: about, target, revision }: { for?: string; target?: string; revision?: string }): Question {
  const projects = about?.split(',').map((name) => name.trim());
  const strangers = projects?.filter((name) => rowOf(name) === undefined) ?? [];
  if (strangers.length > 0) throw new TouchstoneError('E_USAGE', { expected: 'names of projects, as in --for=p1,p2', happened: `there is no project ${strangers.join(', ')}`, where: 'npm run gate' });
  return { release: projects === undefined, projects, target: target ?? targetOfEnvironment(), revision };
}

function targetOfEnvironment(): string | undefined {
  const { TOUCHSTONE_TARGET: kind, TOUCHSTONE_PROFILE: profile } = readEnv();
  return kind === 'attached' ? (profile ?? 'attached') : undefined;
}
