/** What every policy of these tests says unless a test needs otherwise. */
export const ORDINARY = {
  schema: 1,
  release: { projects: ['p1', 'p2', 'p6'], targets: ['embedded'], executed: 80, uncommittedChanges: 'INCONCLUSIVE' },
  evidence: { maximumAgeHours: 24, preflight: 'required', journals: 'required' },
  projects: {
    p1: { tolerance: 0, selected: 25, executed: 20, share: 0.8, impact: '$120K+ MRR' },
    p2: { tolerance: 0.05, selected: 40, executed: 32, share: 0.8, impact: '$80K MRR' },
    p6: { tolerance: 0.2, selected: 20, executed: 16, share: 0.8, impact: '$5K MRR' },
  },
  otherProjects: { tolerance: 0, selected: 1, executed: 1, share: 0.5 },
  classes: { 'unknown': 'HOLD', 'cross-user-leak': 'HOLD', 'unreachable': 'INCONCLUSIVE', 'environment': 'INCONCLUSIVE' },
  waivers: { most: 2, days: 30, notIn: ['p1'], notOf: ['unknown', 'cross-user-leak'] },
  quarantine: { most: 2, days: 30, notIn: ['p1'], releaseAfter: 5 },
  flakes: { window: 10, minimumRuns: 3, brokenAfter: 3, fixedAfter: 4 },
} as const;

/** For projects of a few tests: one is enough, four of five have to have been executed. */
export const SMALL = { ...ORDINARY, projects: {}, otherProjects: { ...ORDINARY.otherProjects, share: 0.8 } } as const;
