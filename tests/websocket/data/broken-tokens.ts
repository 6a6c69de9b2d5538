const decode = (part: string): Record<string, unknown> => Object(JSON.parse(Buffer.from(part, 'base64url').toString()));
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The same token with other claims and the old signature. */
export function tampered(token: string, claims: Readonly<Record<string, unknown>>): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, encode({ ...decode(payload), ...claims }), signature].join('.');
}

/** A token broken in its form, each time in another way. */
export function twisted(token: string): Readonly<Record<string, string>> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return {
    'no signature': `${header}.${payload}`,
    'an empty signature': `${header}.${payload}.`,
    'four parts': `${token}.${signature}`,
    'no dots': token.replaceAll('.', ''),
    'cut in the middle': token.slice(0, token.length / 2),
    'parts in another order': [payload, header, signature].join('.'),
    'a payload that is no JSON': [header, Buffer.from('not JSON').toString('base64url'), signature].join('.'),
    'a header that is no object': [encode([]), payload, signature].join('.'),
    'standard base64 with padding': [header, `${payload}=`, signature].join('.'),
    'quotes around it': `"${token}"`,
    'said twice': `${token} ${token}`,
    'far too long': `${header}.${payload}.${signature}${'A'.repeat(6000)}`,
  };
}
