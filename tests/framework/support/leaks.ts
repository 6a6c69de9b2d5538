import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';

/** Text that may be something else in base64: found out by decoding it. */
const BASE64 = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const EMBEDDED_ZIP = /data:application\/zip;base64,([A-Za-z0-9+/=]+)/g;

/** Everything below a folder, archives and what is embedded in pages opened, as `[where, text]`. */
function* textsIn(folder: string): Generator<readonly [string, string]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    yield* opened(path.slice(folder.length + 1), readFileSync(path));
  }
}

function* opened(where: string, bytes: Buffer): Generator<readonly [string, string]> {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    for (const entry of new AdmZip(bytes).getEntries()) yield* opened(`${where} » ${entry.entryName}`, entry.getData());
    return;
  }
  const text = bytes.toString('latin1');
  yield [where, text];
  for (const [, archive = ''] of text.matchAll(EMBEDDED_ZIP)) yield* opened(`${where} » embedded`, Buffer.from(archive, 'base64'));
}

/** How a secret may be written: as it is, in base64 of its own, percent-encoded. Inside longer base64 it is found by decoding. */
const formsOf = (secret: string) => [secret, Buffer.from(secret).toString('base64').replace(/=+$/, ''), Buffer.from(secret).toString('base64url'), encodeURIComponent(secret)];

/** Where in these folders which secret is, as `name in place`. `secrets` are values by name. */
export function leaksIn(folders: readonly string[], secrets: Readonly<Record<string, string>>): string[] {
  const found = new Set<string>();
  const wanted = Object.entries(secrets).flatMap(([name, secret]) => formsOf(secret).map((form) => [name, form] as const));
  for (const folder of folders) {
    for (const [where, text] of textsIn(folder)) {
      const hidden = /\.(?:js|css|png|jpe?g|ttf|woff2?)$/.test(where) ? [] : [...text.matchAll(BASE64)].map(([run]) => Buffer.from(run, 'base64').toString('latin1'));
      const all = [text, ...hidden].join('\n');
      for (const [name, form] of wanted) if (all.includes(form)) found.add(`${name} in ${where}`);
    }
  }
  return [...found].sort();
}

/** The logs inside all traces below a folder, line by line. */
export function tracesIn(folder: string): { name: string; lines: string[] }[] {
  return [...textsIn(folder)].flatMap(([where, text]) => {
    const name = where.split(' » ')[1] ?? '';
    return /\.(?:trace|network)$/.test(name) ? [{ name, lines: text.trim().split('\n').filter(Boolean) }] : [];
  });
}
