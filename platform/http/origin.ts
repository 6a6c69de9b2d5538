const WILDCARDS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Address to reach a listener at: IPv6 in brackets, and loopback where it listens on every interface. */
export function originOf(host: string, port: number, scheme: 'http' | 'https' = 'http'): string {
  const address = WILDCARDS[host] ?? host;
  return `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** True for the platform's own origin; on loopback under each of its names, because people type `localhost`. */
export function isOwnOrigin(own: string, origin: string): boolean {
  if (origin === own) return true;
  if (!URL.canParse(origin) || !URL.canParse(own)) return false;
  const [mine, theirs] = [new URL(own), new URL(origin)];
  return theirs.origin === origin && mine.port === theirs.port && mine.protocol === theirs.protocol && LOOPBACK.has(mine.hostname) && LOOPBACK.has(theirs.hostname);
}
