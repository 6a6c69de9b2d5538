import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { schemaText } from '../../scripts/schemas.ts';
import { InlineProject, specOf } from './support/inline-project.ts';
import { soundIteration } from './support/sound-iteration.ts';

const PUBLISHED = resolve(import.meta.dirname, '../../docs/iteration.schema.json');

function validator() {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(PUBLISHED, 'utf8')));
}

test.describe('published schema of iterations', () => {
  test('it is what `npm run schemas` writes', () => {
    expect(readFileSync(PUBLISHED, 'utf8')).toBe(schemaText());
  });

  test('the iteration of a real run is valid against it', async () => {
    using project = new InlineProject({ 'a.spec.ts': specOf({ good: 'expect(1).toBe(1);', bad: 'expect(1).toBe(2);', off: `test.skip(true, 'not here');` }) });
    const { folder } = await project.run();
    const validate = validator();
    validate(JSON.parse(readFileSync(join(folder, 'out/iterations/latest.json'), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  test('it refuses what is no iteration', () => {
    const validate = validator();
    expect(validate({ ...soundIteration(), totals: undefined, decision: 'SHIP IT' })).toBe(false);
  });
});
