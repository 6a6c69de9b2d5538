import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { sha256Of } from '#utils/digest';
import { reasonOf, TouchstoneError } from '#utils/errors';
import { Policy, Quarantined, Waiver } from './policy.schema.ts';

/** All that a decision is made by. */
export interface Rules {
  readonly policy: Policy;
  readonly waivers: readonly Waiver[];
  readonly quarantine: readonly Quarantined[];
}

/** Files of the rules; those not named are the ones in the folder. */
export interface RuleFiles {
  readonly policy?: string | undefined;
  readonly waivers?: string | undefined;
  readonly quarantine?: string | undefined;
}

/** Reads the policy, the waivers and the quarantine of a folder. Only the policy has to be there. @throws TouchstoneError E_POLICY */
export function readRules(folder: string, files: RuleFiles = {}): Rules {
  return {
    policy: readAs(Policy, files.policy ?? join(folder, 'gate.policy.json')),
    waivers: readList(Waiver, files.waivers, join(folder, 'waivers.json')),
    quarantine: readList(Quarantined, files.quarantine, join(folder, 'quarantine.json')),
  };
}

const OWN_POLICY = resolve(import.meta.dirname, '../../gate.policy.json');

/** The rules of a folder with a configuration: its own, or this project's policy without anything waived or quarantined. */
export const readRulesBeside = (folder: string): Rules => readRules(folder, existsSync(join(folder, 'gate.policy.json')) ? {} : { policy: OWN_POLICY });

/** What is at risk with a project, as configured. */
export const labelsOf = ({ policy }: Pick<Rules, 'policy'>): Record<string, string> =>
  Object.fromEntries(Object.entries(policy.projects).flatMap(([name, { impact }]) => (impact === undefined ? [] : [[name, impact]])));

/** SHA-256 of everything a decision was made by, whatever the layout of the files. */
export const digestOf = ({ policy, waivers, quarantine }: Rules): string => sha256Of(JSON.stringify([policy, waivers, quarantine]));

/** A list may be absent where nobody named its file. */
function readList<T extends z.ZodType>(entry: T, named: string | undefined, usual: string): z.output<T>[] {
  return named === undefined && !existsSync(usual) ? [] : readAs(z.array(entry), named ?? usual);
}

function readAs<T extends z.ZodType>(schema: T, file: string): z.output<T> {
  const result = schema.safeParse(parse(file));
  if (result.success) return result.data;
  throw wrong(file, result.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('\n'));
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(file, reasonOf(error));
  }
}

const wrong = (where: string, happened: string) => new TouchstoneError('E_POLICY', { expected: 'a file as reports/gate/policy.schema.ts describes it', happened, where });
