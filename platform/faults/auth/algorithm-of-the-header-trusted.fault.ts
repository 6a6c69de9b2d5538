import { createHmac, createPublicKey } from 'node:crypto';
import type { Tokens } from '../../auth/ports.ts';
import type { Fault } from '../fault.ts';
import { claimedPrincipal } from './claimed-principal.ts';
import { letIn } from './let-in.ts';

export const algorithmOfTheHeaderTrusted: Fault = {
  id: 'auth/algorithm-of-the-header-trusted',
  sentence: 'A token that says it is signed with HS256 is checked so, with the published key as its secret.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toEqual', says: /SPKI PEM: 201 over HTTP/ }],
  decorate: (services) => letIn('algorithm', async (token = '', accounts) => (
    await isSignedWithPublished(token, services.tokens) ? claimedPrincipal(token, accounts) : { ok: false, fault: 'algorithm' }
  ))(services),
};

/** As libraries did that took a key as text, and the algorithm from the token. */
async function isSignedWithPublished(token: string, tokens: Tokens): Promise<boolean> {
  const [header, claims, signature] = token.split('.');
  const secrets = (await tokens.jwks()).keys.map((key) => createPublicKey({ key: { ...key }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));
  return secrets.some((secret) => createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url') === signature);
}
