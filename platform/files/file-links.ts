import { at, PATHS } from '#contracts/paths';
import { createHmac } from 'node:crypto';
import { sameSecret } from '../auth/secrets.ts';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { FileLinks } from './ports.ts';

/** Addresses that carry their own permission: nothing is stored, so deleting the file is the only way to end one early. */
export function createFileLinks({ db, jwtSecret }: Core, services: Services): FileLinks {
  // Its own purpose in the text: a signature made for anything else with this secret is none for a file.
  const signatureOf = (fileId: string, expires: number) => createHmac('sha256', jwtSecret).update(`file ${fileId} until ${expires}`).digest('base64url');
  return {
    sign(userId, fileId, expiresIn) {
      services.files.get(userId, fileId);
      const expires = services.clock.seconds() + expiresIn;
      const terms = new URLSearchParams({ expires: String(expires), signature: signatureOf(fileId, expires) });
      return { url: `${at(PATHS.fileDownload, { id: fileId })}?${terms}`, expires_at: expires };
    },
    open(fileId, expires, signature) {
      if (!sameSecret(signature, signatureOf(fileId, expires))) throw new Failure('AUTH_UNAUTHORIZED', 'The signature does not fit this address.');
      if (services.clock.seconds() >= expires) throw new Failure('GONE', 'This link has expired.');
      const owner = db.prepare('SELECT user_id FROM files WHERE id = ?').get(fileId) as { user_id: string } | undefined;
      if (!owner) throw new Failure('NOT_FOUND', 'There is no such file.');
      return { file: services.files.get(owner.user_id, fileId), content: services.files.content(owner.user_id, fileId) };
    },
  };
}
