import { called, compared, isAlike, isComparison, isOfPage, told, wanted, wasLetThrough } from '../clues.ts';
import type { Area, Clues, Rule } from '../rule.ts';

type PageRule = Pick<Rule, 'id' | 'class' | 'strength' | 'when' | 'next'> & { readonly shows: (clues: Clues) => readonly string[] };
/** Rules about what a page shows tell the comparison, and what of the wire speaks for it. */
const ofPage = ({ when, shows, ...rule }: PageRule): Rule => ({ ...rule, when: (clues) => isOfPage(clues.first) && when(clues), says: (clues) => [...compared(clues), ...shows(clues)] });

const callsOfPage = ({ observation }: Clues) => (observation?.calls ?? []).filter(({ by }) => by === 'page');
const answered = (clues: Clues, wanted: (status: number) => boolean): string[] => callsOfPage(clues).filter(({ status }) => wanted(status)).map(({ method, path, status }) => `the page was answered: ${method} ${path} → ${status}`);
/** How the page's last try to sign in was answered. */
const signIn = (clues: Clues): number | undefined => callsOfPage(clues).findLast(({ method, path }) => method === 'POST' && path === '/auth/login')?.status;
const ofSignIn = (clues: Clues): string[] => [`the page was answered: POST /auth/login → ${signIn(clues) ?? 'nothing'}`];
const awaitsAlert = ({ first: { message } }: Clues): boolean => /^\s*Locator: .*getByRole\('alert'/m.test(message);

const wire = ({ observation }: Clues) => observation?.page;
/** The wrong text came over the wire, the right one did not; what comes back of the page's own words is another matter. */
const wasSentWrong = (clues: Clues): boolean => wire(clues)?.expectedReceived === false && wire(clues)?.shownReceived === true && wire(clues)?.shownSent !== true;
const heard = (): string[] => ['on the wire: the page was sent what it shows, and never what was expected'];
/** Two that agree in so many signs at their end are one address with something before it. */
const ADDRESS_END = 24;
const MAIL = /[\w.+-]+@[\w-]+\.\w+/;
/** Both texts have an address, and not the same one. */
function isOfSomebodyElse({ first: { missing, extra } }: Clues): boolean {
  const [expected, shown] = [missing, extra].map((lines) => MAIL.exec(lines.join(' '))?.[0]);
  return expected !== undefined && shown !== undefined && expected.slice(-ADDRESS_END) !== shown.slice(-ADDRESS_END);
}
/** Longer than a page with a working run ever waits for the next event. */
const QUIET_MS = 1500;
const TERMINAL: ReadonlySet<string> = new Set(['final_report', 'agent_error', 'agent_cancelled']);
/** After a reload the end of the one run there is may have come over another socket. */
const hasEnded = ({ observation }: Clues): boolean => observation?.runs.length === 1 && observation.received.some((type) => TERMINAL.has(type));
const quiet = (clues: Clues) => (hasEnded(clues) ? [] : (clues.observation?.runs ?? [])).filter(({ events, terminal, quietMs = 0 }) => events > 0 && terminal === null && quietMs > QUIET_MS);
const stopsInVain = ({ observation }: Clues): boolean => observation?.received.includes('stopping') === true && !observation.received.includes('agent_cancelled');
/** Fixtures through which a test sees the chat page. */
const PAGES = /\b(?:chatPage|signInPage|providerPage)\./;
const TRACE = 'the screenshot, and the trace of the page (npx playwright show-trace)';

/** What a person sees, and whether the page or the platform is why. */
export const page: Area = [
  {
    id: 'uncaught-error', class: 'browser', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_PAGE',
    says: told, next: 'the error’s stack in the message',
  },
  {
    id: 'foreign-request', class: 'browser', strength: 'excludes',
    when: ({ first }) => first.raised === 'E_TARGET_FOREIGN' && first.where.startsWith('chat page at'),
    says: told, next: 'what on the page asks for that address',
  },
  ofPage({
    id: 'platform-failed-the-page', class: 'contract-drift', strength: 'points',
    when: (clues) => answered(clues, (status) => status >= 500).length > 0,
    shows: (clues) => answered(clues, (status) => status >= 500), next: 'the platform’s own log about that call',
  }),
  ofPage({
    id: 'page-met-a-limit', class: 'rate-limit', strength: 'points',
    when: (clues) => answered(clues, (status) => status === 429).length > 0,
    shows: (clues) => answered(clues, (status) => status === 429), next: 'whose requests or attempts were counted',
  }),
  ofPage({
    id: 'wrong-sign-in-accepted', class: 'permission', strength: 'points',
    when: (clues) => awaitsAlert(clues) && signIn(clues) === 200,
    shows: ofSignIn, next: 'where the platform compares passwords',
  }),
  ofPage({
    id: 'sign-in-refused', class: 'permission', strength: 'points',
    when: (clues) => !awaitsAlert(clues) && signIn(clues) === 401 && !/\bsignInPage\b/.test(clues.first.subject),
    shows: ofSignIn, next: 'where the platform compares passwords',
  }),
  ofPage({
    id: 'somebody-else-sent', class: 'cross-user-leak', strength: 'points',
    when: (clues) => wasSentWrong(clues) && isOfSomebodyElse(clues) && wire(clues)?.expectedSent !== true,
    shows: heard, next: 'whose account the platform answered with',
  }),
  ofPage({
    id: 'typed-and-not-sent-back', class: 'data-loss', strength: 'points',
    when: (clues) => wasSentWrong(clues) && wire(clues)?.expectedSent === true,
    shows: () => [...heard(), 'on the wire: the page itself had sent what was expected'],
    next: 'the value as it was sent, stored and read, in transcript.json',
  }),
  ofPage({
    id: 'wrong-text-sent', class: 'wrong-content', strength: 'points',
    when: wasSentWrong,
    shows: heard, next: 'where the platform computes what it sent, in transcript.json',
  }),
  ofPage({
    id: 'answer-never-sent', class: 'wrong-content', strength: 'points',
    when: (clues) => /^\s*Locator: .*\.markdown/m.test(clues.first.message) && wire(clues)?.expectedReceived === false,
    shows: () => ['on the wire: no text of an answer that would be the expected one'],
    next: 'the answer as it was sent, in transcript.json',
  }),
  ofPage({
    id: 'right-text-sent', class: 'browser', strength: 'points',
    when: (clues) => wire(clues)?.expectedReceived === true && wire(clues)?.shownReceived !== true,
    shows: () => ['on the wire: the page was sent what was expected'], next: TRACE,
  }),
  ofPage({
    id: 'stops-in-vain', class: 'wrong-content', strength: 'points',
    when: stopsInVain,
    shows: () => ['on the wire: `stopping`, and no agent_cancelled'], next: 'what a stop does to a run',
  }),
  ofPage({
    id: 'run-fell-silent', class: 'missing-terminal', strength: 'points',
    when: (clues) => quiet(clues).length > 0,
    shows: (clues) => quiet(clues).map(({ events, quietMs = 0 }) => `a run told ${events} event(s), no terminal one, and nothing for ${(quietMs / 1000).toFixed(1)} s`),
    next: 'the last event of the run, and the platform’s own log after it',
  }),
  ofPage({
    id: 'platform-refused-the-page', class: 'contract-drift', strength: 'suggests',
    when: (clues) => clues.observation?.received.includes('error') === true && !awaitsAlert(clues),
    shows: () => ['on the wire: an error frame'], next: 'the error frame in timeline.txt',
  }),
  ofPage({ id: 'page-shows-otherwise', class: 'browser', strength: 'suggests', when: () => true, shows: () => [], next: TRACE }),
  {
    id: 'change-never-sent', class: 'browser', strength: 'points',
    when: (clues) => isComparison(clues.first) && !isOfPage(clues.first) && /\bapi\.threads\.(?:get|list)\(/.test(clues.first.statement) && clues.first.missing.length <= clues.first.extra.length && callsOfPage(clues).length > 0 && !callsOfPage(clues).some(({ method }) => (clues.first.missing.length === 0 ? method === 'DELETE' : /^(?:PATCH|PUT|DELETE)$/.test(method))),
    says: (clues) => [...compared(clues), 'on the wire: the page never asked for a change of a thread'], next: TRACE,
  },
  {
    id: 'sign-out-never-sent', class: 'browser', strength: 'points',
    when: (clues) => wanted(clues.first, 401, 'AUTH_FAILED') && wasLetThrough(clues.first) && callsOfPage(clues).length > 0 && !called(clues, 'POST', /^\/auth\/logout$/),
    says: (clues) => [...told(clues), 'on the wire: the page never sent POST /auth/logout'], next: TRACE,
  },
  {
    id: 'page-sent-otherwise', class: 'browser', strength: 'points',
    when: (clues) => isComparison(clues.first) && clues.first.missing.length > 0 && wire(clues)?.expectedSent === false && wire(clues)?.shownSent === true,
    says: (clues) => [...compared(clues), 'on the wire: the page sent what was found, and never what was expected'], next: TRACE,
  },
  {
    id: 'stored-otherwise', class: 'data-loss', strength: 'points', says: (clues) => [...compared(clues), 'on the wire: the page had sent what was expected'], next: 'the value as it was sent, stored and read, in transcript.json',
    when: (clues) => isComparison(clues.first) && !isOfPage(clues.first) && wire(clues)?.expectedSent === true && isAlike(clues.first.missing.join('\n'), clues.first.extra.join('\n')),
  },
  {
    id: 'page-compared', class: 'browser', strength: 'points',
    when: (clues) => isComparison(clues.first) && callsOfPage(clues).length > 0 && PAGES.test(clues.first.statement),
    says: compared, next: TRACE,
  },
  {
    id: 'compared-beside-a-page', class: 'browser', strength: 'suggests',
    when: (clues) => isComparison(clues.first) && callsOfPage(clues).length > 0 && !/\bapi\b|\bmessages\b/.test(clues.first.statement),
    says: compared, next: TRACE,
  },
];
