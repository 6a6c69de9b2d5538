type Headers = Readonly<Record<string, string | null>>;
/** An opening handshake that breaks RFC 6455 (section 4.2.1) in one way, and what it must be told. */
export interface WrongOpening {
  readonly headers?: Headers;
  readonly method?: string;
  readonly httpVersion?: string;
  readonly status: 400 | 405 | 426;
  /** Which version of the protocol the refusal offers: where another was asked for it must (section 4.4). */
  readonly offers: '13' | null;
  readonly code: 'BAD_REQUEST' | 'METHOD_NOT_ALLOWED' | 'UPGRADE_REQUIRED';
}
const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');
const badKey = (key: string | null): WrongOpening => ({ headers: { 'sec-websocket-key': key }, offers: null, status: 400, code: 'BAD_REQUEST' });
const upgradeTo = (headers: Headers): WrongOpening => ({ headers, offers: '13', status: 426, code: 'UPGRADE_REQUIRED' });

export const WRONG_OPENINGS: Readonly<Record<string, WrongOpening>> = {
  'no key': badKey(null),
  'an empty key': badKey(''),
  'a key of fifteen bytes': badKey(base64(15)),
  'a key of seventeen bytes': badKey(base64(17)),
  'a key that is no base64': badKey('!!!!!!!!!!!!!!!!!!!!!!=='),
  'a key in the alphabet of URLs': badKey('-_-_-_-_-_-_-_-_-_-_-w=='),
  'two keys in one line': badKey(`${base64(16)}, ${base64(16)}`),
  'no version': upgradeTo({ 'sec-websocket-version': null }),
  'version 8, that of the last draft': upgradeTo({ 'sec-websocket-version': '8' }),
  'version 14, which never was': upgradeTo({ 'sec-websocket-version': '14' }),
  'version 013': upgradeTo({ 'sec-websocket-version': '013' }),
  'versions 8 and 13': upgradeTo({ 'sec-websocket-version': '8, 13' }),
  'no upgrade': upgradeTo({ upgrade: null }),
  'an upgrade to another protocol': upgradeTo({ upgrade: 'h2c' }),
  'an upgrade that the connection does not speak of': upgradeTo({ connection: 'keep-alive' }),
  'another method': { method: 'POST', offers: null, status: 405, code: 'METHOD_NOT_ALLOWED' },
  'HTTP/1.0': { httpVersion: '1.0', offers: '13', status: 426, code: 'UPGRADE_REQUIRED' },
  'no host': { headers: { host: null }, offers: null, status: 400, code: 'BAD_REQUEST' },
};
