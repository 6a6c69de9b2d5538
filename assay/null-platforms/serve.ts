import { readFileSync } from 'node:fs';
import { startNullPlatforms } from './index.ts';

/**
 * A null platform as a process, for tests that start a platform of their own: it takes the settings of the real one and does
 * with them what makes it be found, and nothing else. Which one is told like the fault of a process.
 */
const { PLATFORM_ASSAY_FAULT: standard, PLATFORM_PORT: port = '0', PLATFORM_TLS_CERT: cert, PLATFORM_TLS_KEY: key, PLATFORM_TLS_REDIRECT_PORT: redirect } = process.env;
const tls = cert !== undefined && key !== undefined ? { tls: { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } } : {};
const { url } = await startNullPlatforms({ port: Number(port), standard, ...tls });
const plain = redirect === undefined ? undefined : await startNullPlatforms({ standard });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
console.log(`platform ready at ${url}${plain ? ` (${plain.url} redirects there)` : ''}`);
