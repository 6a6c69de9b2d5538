import { LIMITS } from '#contracts/limits';
import { storableText } from '#contracts/primitives.schema';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure, parseInput } from '../problem.ts';

const NAME_LENGTH = 200;

export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

/** The one file of a multipart request, in its field `file`. @throws Failure when it is missing, too large, or no form at all */
export async function readUpload(request: FastifyRequest, { maxBytes = LIMITS.uploadBytes, unnamed = 'upload.csv' } = {}): Promise<Upload> {
  if (!request.isMultipart()) throw new Failure('UNSUPPORTED_MEDIA_TYPE', 'Send the file as multipart/form-data in a field named `file`.');
  const part = await request.file({ limits: { fileSize: maxBytes, files: 1 } });
  if (part?.fieldname !== 'file') {
    throw new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', { fields: [{ path: 'file', message: 'is needed: one file' }] });
  }
  const content = await part.toBuffer();
  const { name } = parseInput(z.object({ name: storableText }), { name: part.filename });
  return { name: Array.from(name).slice(0, NAME_LENGTH).join('') || unnamed, content };
}
