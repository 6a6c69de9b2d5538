import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));

const list = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item)]);
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  jobs: z.record(z.string(), z.object({
    'needs': list(z.string()).default([]), 'if': z.string().default(''), 'timeout-minutes': z.number(), 'env': z.record(z.string(), z.unknown()).default({}),
    'strategy': z.object({ matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
    'steps': z.array(z.object({ run: z.string().optional(), uses: z.string().optional(), if: z.string().optional(), env: z.record(z.string(), z.unknown()).default({}), with: z.record(z.string(), z.unknown()).default({}) })),
  })),
});
const { jobs } = Workflow.parse(parse(read('.github/workflows/ci.yml')));
const commands = Object.entries(jobs).flatMap(([job, { steps }]) => steps.flatMap(({ run }) => (run === undefined ? [] : [{ job, run }])));

const GitLabJob = z.object({
  stage: z.string().optional(), extends: z.string().optional(), parallel: z.unknown().optional(), script: z.array(z.string()).default([]),
  needs: z.array(z.union([z.string(), z.object({ job: z.string() }).transform(({ job }) => job)])).default([]), variables: z.record(z.string(), z.unknown()).default({}),
});
const gitlab = z.record(z.string(), z.unknown()).parse(parse(read('.gitlab-ci.yml')));
const { stages } = z.object({ stages: z.array(z.string()) }).parse(gitlab);
const gitlabJobs = Object.entries(gitlab).flatMap(([name, job]) => (['stages', 'default', 'workflow', 'variables'].includes(name) ? [] : [{ name, ...GitLabJob.parse(job) }]));
const gitlabCommands = gitlabJobs.flatMap(({ name, script }) => script.map((run) => ({ job: name, run })));

/** One command that runs anywhere: nothing is decided in YAML. */
const PLAIN = /^(?:npm ci|\.ci\/run|npm run ([\w-]+)(?: -- [^|&;<>`]+)?)$/;
const scriptOf = (run: string) => PLAIN.exec(run)?.[1];

test.describe('CI files', () => {
  for (const [name, all] of [['GitHub', commands], ['GitLab', gitlabCommands]] as const) {
    test(`${name} calls nothing but single commands, and npm scripts that exist`, () => {
      expect(all.length).toBeGreaterThan(8);
      expect(all.filter(({ run }) => !PLAIN.test(run))).toEqual([]);
      expect(all.flatMap(({ run }) => scriptOf(run) ?? []).filter((script) => !(script in scripts))).toEqual([]);
    });
  }

  test('GitHub’s jobs need only jobs that exist, and none waits for itself', () => {
    expect(Object.values(jobs).flatMap(({ needs }) => needs).filter((job) => !(job in jobs))).toEqual([]);
    expect(circlesIn(Object.fromEntries(Object.entries(jobs).map(([name, { needs }]) => [name, needs])))).toEqual([]);
  });

  test('GitLab’s jobs need and extend only jobs that exist, in stages that exist', () => {
    const names = gitlabJobs.map(({ name }) => name);
    expect(gitlabJobs.flatMap(({ needs }) => needs).filter((job) => !names.includes(job))).toEqual([]);
    expect(gitlabJobs.flatMap((job) => job.extends ?? []).filter((job) => !names.includes(job))).toEqual([]);
    expect(gitlabJobs.flatMap(({ stage }) => stage ?? []).filter((stage) => !stages.includes(stage))).toEqual([]);
    expect(circlesIn(Object.fromEntries(gitlabJobs.map(({ name, needs }) => [name, needs])))).toEqual([]);
  });

  test('both do the same: every command of one is one of the other', () => {
    const plain = (all: readonly { run: string }[]) => new Set(all.map(({ run }) => run.replace(/ (parts|reports\/out)$| \S*\$.*$| [1-4]\/[1-4]$/, '')));
    expect(plain(gitlabCommands)).toEqual(plain(commands));
  });

  test('as many shards are run as there are said to be, under one name', () => {
    expect(jobs['e2e']?.strategy?.matrix['shard']).toEqual(['1/4', '2/4', '3/4', '4/4']);
    expect(jobs['e2e']?.env).toEqual({ TOUCHSTONE_RUN: 'github-${{ github.run_id }}' });
    expect(gitlabJobs.find(({ name }) => name === 'e2e')).toMatchObject({ parallel: 4, variables: { TOUCHSTONE_RUN: 'gitlab-$CI_PIPELINE_ID' } });
  });

  test('the report is made also where a shard failed, and the decision comes last', () => {
    const { steps = [], if: when = '' } = jobs['report'] ?? {};
    expect(when).toContain('!cancelled()');
    expect(steps.at(-1)?.run).toBe('npm run gate');
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual(['npm run merge -- parts', 'npm run trends', 'npm run gate']);
  });

  test('history is fetched before the merge and kept after it, also where something failed', () => {
    for (const job of ['report', 'attached']) {
      const steps = (jobs[job]?.steps ?? []).map(({ uses, run, if: when, with: { path } }) => ({ what: uses ?? run ?? '', when, path }));
      const at = (text: string) => steps.findIndex(({ what }) => what.startsWith(text));
      expect(at('actions/cache/restore')).toBeGreaterThan(-1);
      expect(at('npm run merge')).toBeGreaterThan(at('actions/cache/restore'));
      expect(at('actions/cache/save')).toBeGreaterThan(at('npm run merge'));
      expect(steps[at('actions/cache/save')]).toMatchObject({ when: '${{ !cancelled() }}', path: steps[at('actions/cache/restore')]?.path });
    }
  });

  test('secrets go into the environment of the one job that needs them, and into no command', () => {
    const holders = Object.entries(jobs).filter(([, job]) => JSON.stringify(job).includes('secrets.')).map(([name]) => name);
    expect(holders).toEqual(['attached']);
    expect(commands.filter(({ run }) => run.includes('secrets.'))).toEqual([]);
    expect(jobs['attached']?.if).toContain(`vars.TOUCHSTONE_ENVIRONMENT != ''`);
  });

  test('every action has a version, every job an end', () => {
    const actions = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.filter((action) => !/^[\w-]+\/[\w/-]+@v\d+$/.test(action))).toEqual([]);
    expect(Object.values(jobs).map((job) => job['timeout-minutes']).filter((minutes) => minutes > 60)).toEqual([]);
  });
});

/** Jobs that wait for themselves, directly or not. */
function circlesIn(needs: Readonly<Record<string, readonly string[]>>): string[] {
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean => (needs[from] ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))));
  return Object.keys(needs).filter((job) => reaches(job, job, new Set()));
}
