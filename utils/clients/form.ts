import type { UploadInput } from './datasets.client.ts';

/** A multipart form with one file, in its field `file`. */
export function formOf({ name, content, type }: UploadInput, unnamed = 'application/octet-stream'): FormData {
  const form = new FormData();
  form.append('file', new Blob([content], { type: type ?? unnamed }), name);
  return form;
}
