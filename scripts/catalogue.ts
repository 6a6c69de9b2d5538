import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCatalogue } from '#utils/catalogue/catalogue';
import { readChoices } from '../assay/first-choice.ts';
import { type Account, accountOf } from '../reports/catalogue/account.ts';
import { catalogueMarkdown } from '../reports/catalogue/catalogue.markdown.ts';
import { ROOT } from './child.ts';
import { listTests } from './listing.ts';

/** Where the account is told. */
export const PAGE = resolve(ROOT, 'docs/catalogue.md');

/** `npm run catalogue`: writes which test stands for which id, and what proves it. Exit code 1 where an id has none. */
export async function main(): Promise<number> {
  const account = await presentAccount();
  writeFileSync(PAGE, catalogueMarkdown(account));
  for (const problem of account.problems) console.error(problem);
  console.log(`${account.rows.length} behaviours, ${account.rows.filter(({ test }) => test).length} with a test, ${account.rows.filter(({ provenBy }) => provenBy.length > 0).length} proven  docs/catalogue.md`);
  return account.problems.length > 0 ? 1 : 0;
}

/** The account of the tests as they are at present. */
export async function presentAccount(): Promise<Account> {
  const { tests, errors } = await listTests([]);
  if (errors.length > 0) throw new Error(`the tests cannot be listed: ${errors.join('\n')}`);
  return accountOf(readCatalogue(), tests, readChoices());
}
