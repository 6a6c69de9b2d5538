import type { Runs } from '../../agents/ports.ts';

/** Runs whose start is remembered, so that a fault can act for the owner of a foreign one. */
export function rememberRuns(runs: Runs): { ownerOf: (runId: string) => string | undefined; remembering: Runs } {
  const owners = new Map<string, string>();
  return {
    ownerOf: (runId) => owners.get(runId),
    remembering: {
      ...runs,
      start(request) {
        const started = runs.start(request);
        owners.set(started.run.id, request.principal.userId);
        return started;
      },
    },
  };
}
