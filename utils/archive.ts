import AdmZip from 'adm-zip';

/** Texts of the files in a ZIP archive, by name. @throws when it is no archive, or a checksum in it is wrong */
export function unzip(archive: Uint8Array): Record<string, string> {
  return Object.fromEntries(new AdmZip(Buffer.from(archive)).getEntries().map((entry) => [entry.entryName, entry.getData().toString('utf8')]));
}
