import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pages } from './ports.ts';

/** Where the built chat page lies. */
export const WEB_ROOT = fileURLToPath(new URL('../web/dist/', import.meta.url));

export function createPages(): Pages {
  return { index: () => readFile(`${WEB_ROOT}index.html`, 'utf8') };
}
