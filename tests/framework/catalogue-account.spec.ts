import { expect, test } from '@playwright/test';
import type { Behaviour } from '#utils/catalogue/catalogue';
import { accountOf } from '../../reports/catalogue/account.ts';
import { catalogueMarkdown } from '../../reports/catalogue/catalogue.markdown.ts';

const CATALOGUE: readonly Behaviour[] = [
  { id: 'WS-001', suite: 'websocket', area: 'core', sentence: 'Health is told' },
  { id: 'WS-002', suite: 'websocket', area: 'core', sentence: 'A socket opens' },
];
const testOf = (title: string, repeat = 0) => ({ id: title, project: 'websocket', file: 'tests/websocket/core.spec.ts', title: `core › ${title}`, repeat });
const HEALTH = testOf('WS-001 health is told @needs:restart');
const SOCKET = testOf('WS-002 a socket opens');
const PROOFS = {
  'websocket › tests/websocket/core.spec.ts › core › WS-001 health is told @needs:restart': ['operations/health-lies'],
  'websocket › tests/websocket/core.spec.ts › core › WS-002 a socket opens': ['handshake/greeting-missing'],
};

test.describe('account of the catalogue', () => {
  test('has nothing to say where each id has one test and a proof', () => {
    const { rows, problems } = accountOf(CATALOGUE, [HEALTH, SOCKET, testOf('WS-002 a socket opens', 1), testOf('opens quickly')], PROOFS);
    expect(problems).toEqual([]);
    expect(rows.map(({ test: found, provenBy }) => [found?.title, provenBy])).toEqual([[HEALTH.title, ['operations/health-lies']], [SOCKET.title, ['handshake/greeting-missing']]]);
  });

  test('names an id without a test', () => {
    expect(accountOf(CATALOGUE, [SOCKET], PROOFS).problems).toEqual(['WS-001 has no test: Health is told']);
  });

  test('names an id with two tests', () => {
    expect(accountOf(CATALOGUE, [HEALTH, SOCKET, testOf('WS-002 a socket opens again')], PROOFS).problems).toEqual([
      'WS-002 is the id of 2 tests: tests/websocket/core.spec.ts › core › WS-002 a socket opens; tests/websocket/core.spec.ts › core › WS-002 a socket opens again',
    ]);
  });

  test('names a test that no fault is remembered to have failed, so a renamed or moved one too', () => {
    expect(accountOf(CATALOGUE, [HEALTH, testOf('WS-002 a socket opens at once')], PROOFS).problems).toEqual([
      'WS-002 has no proof: no fault is remembered under which tests/websocket/core.spec.ts › core › WS-002 a socket opens at once fails',
    ]);
  });

  test('is a page with a line for each id, in the words of its test, and counts by suite', () => {
    const page = catalogueMarkdown(accountOf(CATALOGUE, [HEALTH], PROOFS));
    expect(page).toContain('| [websocket](#websocket) | 2 | 1 | 1 |');
    expect(page).toContain('| WS-001 | health is told | [core.spec.ts](../tests/websocket/core.spec.ts) | `operations/health-lies` |');
    expect(page).toContain('| WS-002 | A socket opens | none | nothing |');
  });
});
