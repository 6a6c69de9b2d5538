import { linksDespite } from './links-despite.ts';
import type { Fault } from '../fault.ts';

export const alteredLinkWorks: Fault = {
  id: 'data/altered-link-works',
  sentence: 'The signature of a link is not checked.',
  parts: ['fileLinks.sign', 'fileLinks.open'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 403/ }],
  decorate: ({ fileLinks, files }) => ({ fileLinks: linksDespite('AUTH_UNAUTHORIZED', fileLinks, files) }),
};
