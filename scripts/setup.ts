import { ensureBrowser } from './browser.ts';

/** `npm run setup`: packages (already there when this runs) and a browser. */
export async function main(): Promise<number> {
  console.log(`Node ${process.versions.node}, packages as in package-lock.json.`);
  return (await ensureBrowser()) ? 0 : 1;
}
