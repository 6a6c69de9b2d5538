import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { digestOf, readRules } from '../../reports/gate/rules.ts';
import { PROJECTS } from '#utils/projects';
import { rulesOf } from './support/iterations.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { policy } = rulesOf();

test.describe('gate.policy.json', () => {
  test('the one of this project demands of a release every tier, with the agreed tolerances', () => {
    const rules = readRules(ROOT);
    expect(rules.policy.release.projects).toEqual(expect.arrayContaining(['p1', 'p2', 'p3', 'p4', 'p5', 'p6']));
    expect(Object.fromEntries(Object.entries(rules.policy.projects).map(([name, { tolerance }]) => [name, tolerance]))).toMatchObject({ p1: 0, p2: 0.05, p3: 0.1, p4: 0.1, p5: 0.2, p6: 0.2 });
    expect(rules.policy.classes.unknown).toBe('HOLD');
  });

  test('the one of this project names no project that is not there', () => {
    const { release, projects, waivers, quarantine } = readRules(ROOT).policy;
    const known = PROJECTS.map(({ name }) => name);
    expect([...release.projects, ...Object.keys(projects), ...waivers.notIn, ...quarantine.notIn].filter((name) => !known.includes(name))).toEqual([]);
  });

  const wrong: readonly { what: string; text: string; told: string }[] = [
    { what: 'a key nobody knows', text: JSON.stringify({ ...policy, lenient: true }), told: 'the file: Unrecognized key: "lenient"' },
    { what: 'a key nobody knows, deep down', text: JSON.stringify({ ...policy, projects: { p1: { ...policy.projects['p1'], forgive: 1 } } }), told: 'projects.p1: Unrecognized key: "forgive"' },
    { what: 'a tolerance so large that a tier means nothing', text: JSON.stringify({ ...policy, projects: { p2: { ...policy.projects['p2'], tolerance: 0.9 } } }), told: 'projects.p2.tolerance: Too big: expected number to be <=0.2' },
    { what: 'a project that needs no test', text: JSON.stringify({ ...policy, projects: { p2: { ...policy.projects['p2'], executed: 0 } } }), told: 'projects.p2.executed' },
    { what: 'more to be executed than selected', text: JSON.stringify({ ...policy, projects: { p2: { ...policy.projects['p2'], selected: 1 } } }), told: 'projects.p2.executed: must not be more than selected' },
    { what: 'nothing to be said about unknown causes', text: JSON.stringify({ ...policy, classes: {} }), told: 'classes.unknown: has to be HOLD or INCONCLUSIVE' },
    { what: 'a class that decides GO', text: JSON.stringify({ ...policy, classes: { unknown: 'GO' } }), told: 'classes.unknown: Invalid option: expected one of "HOLD"|"INCONCLUSIVE"' },
    { what: 'a class that is none', text: JSON.stringify({ ...policy, classes: { unknown: 'HOLD', weather: 'HOLD' } }), told: 'classes' },
    { what: 'a quarantine of seven', text: JSON.stringify({ ...policy, quarantine: { ...policy.quarantine, most: 7 } }), told: 'quarantine.most: Too big: expected number to be <=6' },
    { what: 'a quarantine nobody could ever leave', text: JSON.stringify({ ...policy, quarantine: { ...policy.quarantine, releaseAfter: 99 } }), told: 'quarantine.releaseAfter: must not be more than flakes.window' },
    { what: 'waivers of a year', text: JSON.stringify({ ...policy, waivers: { ...policy.waivers, days: 365 } }), told: 'waivers.days: Too big' },
    { what: 'a record of last year', text: JSON.stringify({ ...policy, evidence: { ...policy.evidence, maximumAgeHours: 9000 } }), told: 'evidence.maximumAgeHours: Too big' },
    { what: 'no JSON', text: '{ "schema": 1,', told: 'JSON' },
  ];
  for (const { what, text, told } of wrong) {
    test(`one with ${what} is E_POLICY, with path and rule`, () => {
      const testInfo = test.info();
      const file = testInfo.outputPath('gate.policy.json');
      writeFileSync(file, text);
      expect(() => readRules(ROOT, { policy: file })).toThrow('E_POLICY');
      expect(() => readRules(ROOT, { policy: file })).toThrow(told);
      expect(() => readRules(ROOT, { policy: file })).toThrow(`where:    ${file}`);
    });
  }

  test('one that is not there is E_POLICY, a list of waivers that is not there is empty', () => {
    const testInfo = test.info();
    const folder = testInfo.outputDir;
    expect(() => readRules(folder)).toThrow('E_POLICY');
    expect(readRules(folder, { policy: join(ROOT, 'gate.policy.json') })).toMatchObject({ waivers: [], quarantine: [] });
    expect(() => readRules(ROOT, { waivers: join(folder, 'none.json') })).toThrow('E_POLICY');
  });

  test('a waiver without an owner is E_POLICY, told by its place in the list', () => {
    const testInfo = test.info();
    const file = testInfo.outputPath('waivers.json');
    writeFileSync(file, JSON.stringify([{ test: '101', class: 'stall', owner: ' ', reason: 'r', ticket: 'T-1', created: '2026-11-01', expires: 'soon' }]));
    expect(() => readRules(ROOT, { waivers: file })).toThrow('0.owner: Too small');
    expect(() => readRules(ROOT, { waivers: file })).toThrow('0.expires: Invalid ISO date');
  });

  test('a quarantine without a ticket is E_POLICY', () => {
    const testInfo = test.info();
    const file = testInfo.outputPath('quarantine.json');
    writeFileSync(file, JSON.stringify([{ test: '101', owner: 'ann', reason: 'r', since: '2026-11-01', until: '2026-11-02' }]));
    expect(() => readRules(ROOT, { quarantine: file })).toThrow('0.ticket: Invalid input');
  });

  test('its digest tells every change of a rule, and none of the layout', () => {
    const rules = rulesOf();
    expect(digestOf({ ...rules, policy: { ...policy, waivers: { ...policy.waivers, most: 3 } } })).not.toBe(digestOf(rules));
    expect(digestOf(JSON.parse(JSON.stringify(rules, null, 4)) as typeof rules)).toBe(digestOf(rules));
  });
});
