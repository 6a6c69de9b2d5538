import { experimentInput } from '#contracts/feature.schema';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Experiments } from './ports.ts';

const stored = z.object({ variants: z.string().transform((json): unknown => JSON.parse(json)).pipe(experimentInput.shape.variants) });

/** Nothing is stored of an assignment: it follows from experiment and subject, so it is the same on every instance and for ever. */
export function createExperiments({ db }: Core, services: Services): Experiments {
  return {
    set(key, { variants }) {
      db.prepare('INSERT INTO experiments (key, variants) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET variants = excluded.variants').run(key, JSON.stringify(variants));
      return services.experiments.get(key);
    },
    get(key) {
      const found = db.prepare('SELECT variants FROM experiments WHERE key = ?').get(key);
      if (!found) throw new Failure('NOT_FOUND', 'There is no such experiment.');
      return { key, ...stored.parse(found) };
    },
    variantOf({ key, variants }, subject) {
      const total = variants.reduce((sum, { weight }) => sum + weight, 0);
      let rest = services.experiments.place(key, subject) * total;
      const chosen = variants.find(({ weight }) => (rest -= weight) < 0);
      return (chosen ?? variants.at(-1))?.name ?? '';
    },
    place: (key, subject) => createHash('sha256').update(`${key}\0${subject}`).digest().readUIntBE(0, 6) / 2 ** 48,
  };
}
