import { expect, test } from '#fixtures';
import { SAMPLE, WARM_UP } from '../sizes.ts';

for (let index = 0; index < WARM_UP + SAMPLE; index += 1) {
  test(`api ${index}`, async ({ api }) => expect(await api.threads.list()).toEqual([]));
}
