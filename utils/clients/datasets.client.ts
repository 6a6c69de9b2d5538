import { at, PATHS } from '#contracts/paths';
import { dataset, datasetList, datasetRecords, datasetRemoved } from '#contracts/tool.schema';
import { endpoint } from './endpoint.ts';
import type { PageQuery } from './threads.client.ts';

/** A file to upload, as the chat page sends it. */
export interface UploadInput {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** `text/csv` by default. */
  readonly type?: string;
}

export const datasetEndpoints = {
  list: endpoint(200, datasetList, () => ({ method: 'GET', path: PATHS.datasets })),
  get: endpoint(200, dataset, (id: string) => ({ method: 'GET', path: at(PATHS.dataset, { id }) })),
  records: endpoint(200, datasetRecords, (id: string, query?: PageQuery) => ({ method: 'GET', path: at(PATHS.datasetRecords, { id }), query: query ?? {} })),
  upload: endpoint(201, dataset, (file: UploadInput) => {
    const body = new FormData();
    body.append('file', new Blob([file.content], { type: file.type ?? 'text/csv' }), file.name);
    return { method: 'POST', path: PATHS.datasets, body };
  }),
  remove: endpoint(200, datasetRemoved, (id: string) => ({ method: 'DELETE', path: at(PATHS.dataset, { id }) })),
};
