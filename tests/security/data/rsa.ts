import { generateKeyPairSync } from 'node:crypto';

/** Settings of a platform that signs with RS256 and a key of its own. */
export const rs256 = () => ({
  PLATFORM_JWT_ALGORITHM: 'RS256',
  PLATFORM_JWT_PRIVATE_KEY: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
