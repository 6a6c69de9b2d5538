import { expect, test } from '@playwright/test';
import { createHeard } from '#utils/observation/heard';

/** A failed assertion about a page, as Playwright tells it. */
const failed = (expected: string, received?: string) => `expect(locator).toHaveText(expected) failed\n\nLocator:  getByRole('alert')\nExpected: "${expected}"\n${received === undefined ? '' : `Received: "${received}"\n`}Timeout:  3000ms\n\nCall log:\n  - waiting`;

test.describe('what a page was sent', () => {
  test('a text the page was sent and does not show', () => {
    const heard = createHeard();
    heard.received('{"payload":{"name":"Ada Lovelace"}}');
    expect(heard.about(failed('Ada Lovelace', 'Ada'))).toEqual({ expectedSent: false, expectedReceived: true, shownReceived: false, shownSent: false });
  });

  test('a wrong text the page was sent and shows', () => {
    const heard = createHeard();
    heard.received('{"rows":2017}');
    expect(heard.about(failed('2016', '2017'))).toMatchObject({ expectedReceived: false, shownReceived: true });
  });

  test('several values side by side, as a page shows them', () => {
    const heard = createHeard();
    heard.received('{"full_name":"Ada Lovelace","email":"ada@example.com"}');
    expect(heard.about(failed('Ada Lovelaceada@example.com'))).toEqual({ expectedSent: false, expectedReceived: true, shownReceived: null, shownSent: null });
  });

  test('pieces of an answer, joined', () => {
    const heard = createHeard();
    for (const content of ['The quick ', 'brown fox']) heard.received(JSON.stringify({ type: 'partial_result', payload: { content } }));
    expect(heard.about(failed('The quick brown fox'))).toMatchObject({ expectedReceived: true });
  });

  test('a text that the page itself had sent', () => {
    const heard = createHeard();
    heard.sent('{"content":"What did it cost?"}');
    expect(heard.about(failed('What did it cost?', 'What did it'))).toMatchObject({ expectedSent: true, expectedReceived: false });
  });

  test('a pattern, tried on everything that came', () => {
    const heard = createHeard();
    heard.received('{"report":"This is about doc-search."}');
    expect([/doc-\w+/, /chat-\w+/].map((pattern) => heard.about(`Locator: x\nExpected pattern: ${String(pattern)}\nReceived string: "other"`)?.expectedReceived)).toEqual([true, false]);
  });

  test('each line of a difference by itself: between those that differ others may stand', () => {
    const heard = createHeard();
    for (const content of ['Latin: Zürich.\n', 'Cyrillic: Затраты.\n', 'Greek: κόστος.']) heard.received(JSON.stringify({ type: 'partial_result', payload: { content } }));
    const message = ['expect(locator).toHaveText(expected) failed', '', '- Expected  - 2', '+ Received  + 2', '', '- Latin: Zürich.', '+ Latin: Zurich.', '  Cyrillic: Затраты.', '- Greek: κόστος.', '+ Greek: kostos.', '', 'Call log:'].join('\n');
    expect(heard.about(message)).toMatchObject({ expectedReceived: true, shownReceived: false });
  });

  test('what must not be there: whether the page was sent it', () => {
    const heard = createHeard();
    heard.received('{"report":"This is about doc-finder."}');
    const told = (text: string) => heard.about(`Locator: x\nExpected pattern: /^((?!doc-finder).)*$/\nReceived string: "${text}"`);
    expect([told('This is about doc-finder.'), told('Nothing of the kind')]).toEqual([{ expectedSent: false, expectedReceived: false, shownReceived: true, shownSent: false }, undefined]);
  });

  test('nothing, for a failure that compares no texts', () => {
    expect(createHeard().about('locator.click: Timeout 3000ms exceeded')).toBeUndefined();
  });
});
