import { told } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const layer = ({ first }: Clues): string | undefined => (first.raised === 'E_PREFLIGHT' ? /^layer: (.+)$/m.exec(first.happened)?.[1] : undefined);
const raised = (...codes: readonly string[]) => ({ first }: Clues): boolean => codes.includes(first.raised);
const TLS = /\b(?:CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT\w*|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|net::ERR_CERT_\w+)\b/;
const ABSENT = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_CONNECTION_REFUSED|ERR_NAME_NOT_RESOLVED)\b/;
const CUT = /\b(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE)\b|socket hang up|other side closed/;
/** Where what an error of a connection happened with is told. */
const reason = ({ first: { happened, message } }: Clues): string => happened || message;
const NO_ANSWER = ['E_HTTP_TRANSPORT', 'E_WS_HANDSHAKE', 'E_STREAM', 'E_UNKNOWN', 'E_PREFLIGHT', 'E_AUTH'] as const;

/** The way to the platform: address, connection, TLS, whatever stands in between. */
export const network: Area = [
  {
    id: 'target-gone', class: 'unreachable', strength: 'excludes', when: raised('E_TARGET_UNREACHABLE'), says: told, next: 'the platform’s own log: why did it end, or was it ever started?',
  },
  {
    id: 'no-secure-connection', class: 'tls', strength: 'excludes', when: (clues) => layer(clues) === 'TLS' || (raised(...NO_ANSWER)(clues) && TLS.test(reason(clues))), says: told,
    next: 'the certificate: name, expiry, issuer; NODE_EXTRA_CA_CERTS for an authority of your own',
  },
  {
    id: 'no-address-or-connection', class: 'unreachable', strength: 'excludes', when: (clues) => ['DNS', 'TCP'].includes(layer(clues) ?? '') || (raised(...NO_ANSWER)(clues) && ABSENT.test(reason(clues))), says: told,
    next: 'is the platform running, and is the address right?',
  },
  {
    id: 'preflight-met-a-proxy', class: 'proxy-refusal', strength: 'excludes', when: (clues) => layer(clues) === 'proxy', says: told, next: 'what stands in front of the platform, and whether the platform behind it is up',
  },
  {
    id: 'answered-by-a-proxy', class: 'proxy-refusal', strength: 'points', next: 'what stands in front of the platform: its rules for this path, and whether the platform behind it is up', says: told,
    // The platform gives every answer an id and every refusal a body of its own.
    when: ({ first: { raised: code, status = 0, happened } }) => status === 407 || (status >= 400 && isForeign(code, happened)),
  },
  {
    id: 'preflight-refused-at-upgrade', class: 'refused-at-upgrade', strength: 'excludes',
    when: (clues) => layer(clues) === 'application at the upgrade',
    says: told, next: 'the configuration of the socket’s service: secret, issuer, audience, path',
  },
  {
    id: 'preflight-closed-after-accept', class: 'accepted-then-closed', strength: 'excludes',
    when: (clues) => layer(clues) === 'application after accepting',
    says: told, next: 'the platform’s own log for the reason of the close',
  },
  {
    id: 'preflight-met-silence', class: 'stall', strength: 'excludes',
    when: (clues) => layer(clues) === 'silence',
    says: told, next: 'does a proxy buffer, or is the platform stuck?',
  },
  {
    id: 'preflight-met-a-broken-platform', class: 'contract-drift', strength: 'points',
    when: (clues) => layer(clues) === 'application',
    says: told, next: 'the platform’s own log',
  },
  {
    id: 'refusal-in-silence', class: 'stall', strength: 'points', says: told, next: 'the platform’s own log: it took the handshake and said nothing',
    when: ({ first: { raised: code, expected, happened } }) => code === 'E_WS_HANDSHAKE' && /refused/.test(expected) && (CUT.test(happened) || /it was silence/.test(happened)),
  },
  {
    id: 'connection-cut', class: 'unreachable', strength: 'points',
    when: (clues) => raised(...NO_ANSWER)(clues) && CUT.test(reason(clues)),
    says: told, next: 'the platform’s own log at that time: did it end, or cut the connection?',
  },
  {
    id: 'no-answer-in-time', class: 'stall', strength: 'points',
    when: ({ first }) => first.raised === 'E_HTTP_TRANSPORT' && /none within \d+ ms/.test(first.happened),
    says: told, next: 'platform-log.txt: did the request arrive, and what does it wait for?',
  },
  {
    // A setting that is taken although it is wrong, or is not named: what was agreed of settings does not hold.
    id: 'start-not-refused', class: 'contract-drift', strength: 'points', when: raised('E_START_REFUSAL'), says: told, next: 'the rules in platform/config.ts, and the output in the message',
  },
  {
    id: 'private-platform-not-ready', class: 'slow', strength: 'points',
    when: ({ first }) => first.raised === 'E_PLATFORM_START' && /within \d+ ms/.test(first.message),
    says: told, next: 'the output of the platform in the message',
  },
  {
    id: 'private-platform-did-not-start', class: 'environment', strength: 'points',
    when: raised('E_PLATFORM_START'),
    says: told, next: 'the output of the platform in the message: settings, port, files',
  },
];

function isForeign(code: string, happened: string): boolean {
  if (code === 'E_HTTP_STATUS') return /^status \d+, text\/html/.test(happened);
  if (code === 'E_WS_HANDSHAKE') return /handshake: refused-before-upgrade/.test(happened) && !/x-request-id/.test(happened) && !/problem\+json/.test(happened);
  return code === 'E_PROBLEM' && /body: <(?:!doctype|html)/i.test(happened);
}
