import { z } from 'zod';
import type { linkInput } from '#contracts/file.schema';
import { file, fileLink, fileList, fileRemoved } from '#contracts/file.schema';
import { at, PATHS } from '#contracts/paths';
import type { UploadInput } from './datasets.client.ts';
import { endpoint } from './endpoint.ts';
import { formOf } from './form.ts';

/** What an answer consists of when it is a file. */
export const bytes = z.instanceof(Uint8Array);

export const fileEndpoints = {
  upload: endpoint(201, file, (input: UploadInput) => ({ method: 'POST', path: PATHS.files, body: formOf(input) })),
  list: endpoint(200, fileList, () => ({ method: 'GET', path: PATHS.files })),
  /** The bytes; type and digest are in the headers of `downloadRaw`. */
  download: endpoint(200, bytes, (id: string) => ({ method: 'GET', path: at(PATHS.file, { id }), bytes: true })),
  remove: endpoint(200, fileRemoved, (id: string) => ({ method: 'DELETE', path: at(PATHS.file, { id }) })),
  /** A signed address for whoever holds it. */
  link: endpoint(201, fileLink, (id: string, input: z.input<typeof linkInput>) => ({ method: 'POST', path: at(PATHS.fileLink, { id }), json: input })),
  /** Follows a signed address. */
  open: endpoint(200, bytes, (url: string) => {
    const [path = '', query] = url.split('?');
    return { method: 'GET', path, query: Object.fromEntries(new URLSearchParams(query)), bytes: true };
  }),
};
