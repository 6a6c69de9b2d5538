import { linksDespite } from './links-despite.ts';
import type { Fault } from '../fault.ts';

export const expiredLinkWorks: Fault = {
  id: 'data/expired-link-works',
  sentence: 'A link goes on working after its end.',
  parts: ['fileLinks.sign', 'fileLinks.open'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 410/ }],
  decorate: ({ fileLinks, files }) => ({ fileLinks: linksDespite('GONE', fileLinks, files) }),
};
