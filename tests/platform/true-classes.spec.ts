import { expect, test } from '@playwright/test';
import { TRUE_CLASSES } from '../../assay/true-class/index.ts';
import { FAULTS } from '../../platform/faults/index.ts';

test.describe('true classes of faults', () => {
  test('every fault has one, and nothing else has', () => {
    expect([...TRUE_CLASSES.keys()].sort()).toEqual(FAULTS.map(({ id }) => id).sort());
  });

  test('few have two that are equally true', () => {
    const both = [...TRUE_CLASSES.values()].filter((classes) => classes.length > 1);
    expect(both.length / TRUE_CLASSES.size).toBeLessThan(0.05);
  });
});
