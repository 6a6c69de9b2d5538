import { stripVTControlCharacters } from 'node:util';

/**
 * Secrets are taken out when something is captured, so that nothing that is kept, attached or printed ever held them:
 * by shape (JWT), by name (fields, headers, query parameters), and by value (secrets and tokens this process knows).
 */
const MARK = '[redacted]';
const JWT = /\beyJ[\w-]{6,}\.[\w-]*(?:\.[\w-]*)?/g;
const TOKEN_SUBPROTOCOL = /\bjwt\.[\w-]{16,}/g;
const FIELD = /("(?:[\w-]*(?:password|secret|token|bypass|api_?key|private_?key|code_verifier|cookie)[\w-]*|authorization|code|key)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
const QUERY = /([?&](?:token|access_token|refresh_token|code|state|secret|key)=)[^&\s"']+/gi;
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|set-cookie|sec-websocket-protocol|x-e2e-bypass-key|x-service-secret|x-touchstone-control|x-api-key)$/i;
/** Fields that are named like secrets and are none. */
const HARMLESS = /^"(?:token_type|token_expires_at|input_tokens|output_tokens|error_code)"|^"code"\s*:\s*"[A-Z][A-Z_]+"$/;

/** A flood of tokens in one test must not slow everything down: only the newest are kept. */
const KEPT = 512;
const known = new Set<string>();

/** Makes a value known, so that it is taken out wherever it turns up, also where it was escaped or encoded. */
export function learnSecret(value: string | undefined): void {
  if (!value || value.length < 8) return;
  for (const form of formsOf(value)) {
    known.delete(form);
    known.add(form);
  }
  while (known.size > KEPT) known.delete(known.values().next().value ?? '');
}

/** Secrets of the target stay known for the life of the process. */
const permanent = new Set<string>();
export function learnPermanentSecret(value: string | undefined): void {
  if (value && value.length >= 8) for (const form of formsOf(value)) permanent.add(form);
}

/** Fields whose values are secrets wherever else they turn up. */
const CARRIER = /"(?:access_token|refresh_token|accessToken|refreshToken|password|service_secret)"\s*:\s*("(?:[^"\\]|\\.){8,}")/g;

/** Learns the tokens and passwords in a JSON text. */
export function learnFrom(text: string): void {
  for (const [, literal = '""'] of text.matchAll(CARRIER)) learnSecret(String(JSON.parse(literal)));
}

/** What this process learned since the last `forgetSecrets`, in every form. */
export const secretsNow = (): string[] => [...known];

/** Tokens of finished tests are of no use any more. */
export const forgetSecrets = (): void => known.clear();

/** A secret as it is, in JSON, in an address, in a form, in base64 of its own. */
function formsOf(value: string): Set<string> {
  const inUrl = encodeURIComponent(value);
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  return new Set([value, JSON.stringify(value).slice(1, -1), inUrl, inUrl.replaceAll('%20', '+'), base64, Buffer.from(value).toString('base64url')]);
}

/** For messages with terminal colours, which can stand in the middle of a secret: they are kept only where there is none. */
export function redactColoured(text: string): string {
  const plain = stripVTControlCharacters(text);
  const clean = redact(plain);
  return clean === plain ? text : clean;
}

export function redact(text: string): string {
  return redactValues(text)
    .replace(FIELD, (match, name: string) => (HARMLESS.test(match) ? match : `${name}"${MARK}"`))
    .replace(TOKEN_SUBPROTOCOL, `jwt.${MARK}`)
    .replace(QUERY, `$1${MARK}`);
}

/** Only what is certain: known values, and JWTs by their shape. For files whose structure must survive, like traces. */
export function redactValues(text: string): string {
  let clean = text;
  for (const value of permanent) clean = clean.replaceAll(value, MARK);
  // Many users make many tokens, and most texts are shorter than any of them.
  for (const value of known) if (value.length <= text.length) clean = clean.replaceAll(value, MARK);
  return clean.replace(JWT, MARK);
}

export function redactHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, SECRET_HEADER.test(name) ? MARK : redact(value)]));
}

/** The beginning of a text, redacted, for messages and transcripts. */
export function excerpt(text: string, length = 400): string {
  // Cut after redaction: a secret cut in half would no longer be recognised.
  const clean = redact(text.length > 20_000 ? text.slice(0, 20_000) : text);
  return clean.length <= length ? clean : `${clean.slice(0, length)}… (${text.length} characters)`;
}
