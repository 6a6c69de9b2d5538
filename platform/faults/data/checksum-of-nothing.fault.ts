import { createHash } from 'node:crypto';
import type { Fault } from '../fault.ts';

const NOTHING = createHash('sha256').digest('hex');

export const checksumOfNothing: Fault = {
  id: 'data/checksum-of-nothing',
  sentence: 'The checksum of a file is that of an empty one.',
  parts: ['files.get'],
  noticedBy: [{ by: 'toMatchObject', says: /\+\s+"sha256": "e3b0c442/ }, { by: 'toBe', says: /sha-256/ }],
  decorate: ({ files }) => ({ files: { ...files, get: (userId, id) => ({ ...files.get(userId, id), sha256: NOTHING }) } }),
};
