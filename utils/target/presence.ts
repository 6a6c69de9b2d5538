import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Target } from './target.types.ts';

/** A target that answered when the run began and later was not there any more. */
const absence = z.object({
  /** When it was found out, ISO 8601. */
  at: z.string(),
  /** What is missing: `127.0.0.1:8000 refuses connections (ECONNREFUSED)`. */
  what: z.string(),
});
export type Absence = z.output<typeof absence>;

/** Errors that say nobody is there. A slow or overloaded target has others, and is not gone. */
const NOBODY = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENOTFOUND']);
/** A restart behind a load balancer can refuse for a moment: only who refuses twice is gone. */
const SECOND_LOOK_MS = 250;
const PATIENCE_MS = 2000;

/** How the reason of a test begins that was not run; the reports count such tests apart from skipped ones. */
export const NOT_RUN = 'not run: ';

let foundHere: Absence | undefined;

/** That the target is gone, as any process of this run has found out. */
export function absenceOf(): Absence | undefined {
  const file = markerFile();
  if (!foundHere && file && existsSync(file)) foundHere = absence.parse(JSON.parse(readFileSync(file, 'utf8')));
  return foundHere;
}

/** Looks whether anybody is at the target's addresses; when nobody is, the whole run knows from then on. */
export async function lookFor(target: Target): Promise<Absence | undefined> {
  const known = absenceOf();
  if (known) return known;
  const what = (await refusalOf(target)) && (await pause(SECOND_LOOK_MS).then(() => refusalOf(target)));
  return what === undefined ? undefined : tellEverybody({ at: new Date().toISOString(), what });
}

async function refusalOf({ apiUrl, authUrl, wsUrl }: Target): Promise<string | undefined> {
  const places = new Map([apiUrl, authUrl, wsUrl].map((address) => [new URL(address).host, new URL(address)]));
  const refusals = await Promise.all([...places.values()].map(refusalAt));
  return refusals.find((refusal) => refusal !== undefined);
}

function refusalAt({ hostname, port, protocol }: URL): Promise<string | undefined> {
  const at = Number(port) || (/^(https|wss):$/.test(protocol) ? 443 : 80);
  return new Promise((resolve) => {
    const connection = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: at, timeout: PATIENCE_MS });
    const settle = (refusal?: string) => {
      connection.destroy();
      resolve(refusal);
    };
    connection.once('connect', () => settle()).once('timeout', () => settle());
    connection.once('error', ({ code = '' }: NodeJS.ErrnoException) => settle(NOBODY.has(code) ? `${hostname}:${at} refuses connections (${code})` : undefined));
  });
}

/** The first to find out decides what is told: linking into place is atomic and fails where there is a link already. */
function tellEverybody(found: Absence): Absence {
  const file = markerFile();
  if (file) {
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, JSON.stringify(found));
    try {
      linkSync(mine, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(mine);
    }
  }
  return (foundHere = absenceOf() ?? found);
}

/** Global set-up makes a folder for the run; without one each process finds out by itself. */
function markerFile(): string | undefined {
  const folder = process.env['TOUCHSTONE_RUN_DIR'];
  return folder === undefined ? undefined : join(folder, 'target-gone.json');
}
