import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { redactValues } from './redact.ts';

/** Pictures and fonts hold no text. */
const NO_TEXT = /\.(?:png|jpe?g|webp|webm|woff2?|ttf|ico)$/i;

/**
 * Takes the secrets known to this process out of everything in a folder, in place. Playwright's traces hold every header, body
 * and form field of the browser, and are packed by Playwright itself, so this is the first moment at which they can be cleaned.
 */
export function redactFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) redactFile(join(entry.parentPath, entry.name));
  }
}

export function redactFile(path: string): void {
  // Written after the test ended, or moved away: there is nothing to clean.
  if (NO_TEXT.test(path) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return;
  if (path.endsWith('.zip')) redactArchive(path);
  else rewrite(readFileSync(path), (clean) => writeFileSync(path, clean));
}

function redactArchive(path: string): void {
  try {
    const archive = new AdmZip(path);
    let changed = false;
    for (const entry of archive.getEntries()) {
      if (NO_TEXT.test(entry.entryName)) continue;
      rewrite(entry.getData(), (clean) => {
        archive.updateFile(entry, clean);
        changed = true;
      });
    }
    if (changed) archive.writeZip(path);
  } catch {
    // What cannot be read cannot be cleaned, and what cannot be cleaned is not kept.
    rmSync(path, { force: true });
  }
}

/** Bytes as Latin-1, so that whatever is not a secret survives unchanged. */
function rewrite(bytes: Buffer, write: (clean: Buffer) => void): void {
  const text = bytes.toString('latin1');
  const clean = redactValues(text);
  if (clean !== text) write(Buffer.from(clean, 'latin1'));
}
