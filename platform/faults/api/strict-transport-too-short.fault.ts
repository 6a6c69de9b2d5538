import type { Fault } from '../fault.ts';

export const strictTransportTooShort: Fault = {
  id: 'api/strict-transport-too-short',
  sentence: 'Browsers forget within minutes that they must use TLS.',
  parts: ['security.headers'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /Received:\s+300/ }],
  decorate: ({ security }) => ({ security: { ...security, headers: () => ({ ...security.headers(), ...('strict-transport-security' in security.headers() ? { 'strict-transport-security': 'max-age=300' } : {}) }) } }),
};
