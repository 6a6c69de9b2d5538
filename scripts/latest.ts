import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Iteration } from '../reports/iteration/iteration.schema.ts';
import { ROOT } from './child.ts';

const LATEST = join(ROOT, 'reports/out/iterations/latest.json');

/** The newest recorded iteration; undefined when there is none. */
export const readLatest = () => (existsSync(LATEST) ? Iteration.parse(JSON.parse(readFileSync(LATEST, 'utf8'))) : undefined);

/** Before a run, so that an old record cannot be taken for the new one when none is written. It stays under its own id. */
export const forgetLatest = () => rmSync(LATEST, { force: true });
