import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { catalogueMarkdown } from '../../reports/catalogue/catalogue.markdown.ts';
import { PAGE, presentAccount } from '../../scripts/catalogue.ts';

test.describe('the catalogue of this project', () => {
  test('has one test and a proof for each id, and a page that says so', async () => {
    const account = await presentAccount();

    expect(account.problems).toEqual([]);
    expect(readFileSync(PAGE, 'utf8'), 'docs/catalogue.md, by npm run catalogue').toBe(catalogueMarkdown(account));
  });
});
