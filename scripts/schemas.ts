import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iterationJsonSchema } from '../reports/iteration/json-schema.ts';
import { ROOT } from './child.ts';

/** `npm run schemas`: publishes the schema of iterations as JSON Schema, after a change of its zod. */
export async function main(): Promise<number> {
  const file = join(ROOT, 'docs/iteration.schema.json');
  writeFileSync(file, schemaText());
  console.log(file);
  return 0;
}

/** The published file as it should be. */
export const schemaText = (): string => `${JSON.stringify(iterationJsonSchema(), null, 2)}\n`;
