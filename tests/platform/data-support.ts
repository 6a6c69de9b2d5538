import { dataset, datasetRecords, usageRecord } from '#contracts/tool.schema';
import type { UsageRecord } from '#contracts/tool.schema';
import type { z } from 'zod';
import type { TestPlatform } from './support.ts';

/** Header of a usage file. */
export const HEADER = Object.keys(usageRecord.shape).join(',');

/** Sends a file to the upload route. */
export function upload(platform: TestPlatform, token: string, content: BlobPart, field = 'file'): Promise<Response> {
  const form = new FormData();
  form.set(field, new Blob([content], { type: 'text/csv' }), 'usage.csv');
  return fetch(`${platform.origin}/api/datasets`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
}

/** Uploads rows that are right. */
export async function uploadRows(platform: TestPlatform, token: string, rows: readonly string[]): Promise<z.infer<typeof dataset>> {
  return dataset.parse(await (await upload(platform, token, [HEADER, ...rows].join('\n'))).json());
}

/** All records of a data set, page by page over HTTP. */
export async function allRecords(platform: TestPlatform, token: string, id: string): Promise<UsageRecord[]> {
  const records: UsageRecord[] = [];
  for (;;) {
    const page = datasetRecords.parse(
      await (await platform.call(`/api/datasets/${id}/records?limit=100&offset=${records.length}`, { token })).json(),
    );
    records.push(...page.records);
    if (page.records.length === 0 || records.length >= page.total) return records;
  }
}
