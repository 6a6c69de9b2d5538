import { expect, test } from '@playwright/test';
import { readExposition } from '#utils/clients/exposition';

test.describe('metrics as text', () => {
  test('samples, labels and types are read, and samples of one name are added up', () => {
    const scrape = readExposition('# HELP a What.\n# TYPE a counter\na{x="1",y="q\\"\\n"} 2\na{x="2"} 3e1\n\nb +Inf 1700000000\n', 'here');
    expect(scrape.types).toEqual({ a: 'counter' });
    expect([scrape.value('a'), scrape.value('a', { x: '2' }), scrape.value('b'), scrape.value('c')]).toEqual([32, 30, Infinity, 0]);
    expect(scrape.samples[0]?.labels).toEqual({ x: '1', y: 'q"\n' });
  });

  for (const text of ['{"status":"ok"}', 'a{x=1} 2', 'a two', '', '<html></html>']) {
    test(`${JSON.stringify(text)} is refused`, () => {
      expect(() => readExposition(text, 'here')).toThrow(/E_CONTRACT/);
    });
  }
});
