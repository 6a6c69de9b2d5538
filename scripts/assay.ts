import { rowOf } from '#utils/projects';
import { assay } from '../assay/main.ts';
import { ensureBrowser } from './browser.ts';

/** `npm run assay`: proves that every test can fail and every fault is caught. See docs/assay.md. */
export async function main(args: readonly string[]): Promise<number> {
  const named = args.flatMap((argument, index) => (argument === '--project' ? [args[index + 1] ?? ''] : argument.startsWith('--project=') ? [argument.slice('--project='.length)] : []));
  if (named.length === 0 || named.some((name) => rowOf(name)?.browser)) await ensureBrowser();
  return assay(args);
}
