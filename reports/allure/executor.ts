import type { Iteration } from '../iteration/iteration.schema.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Who ran it, for Allure. Without the order it cannot tell which of two runs came later. */
export interface Executor {
  readonly name: string;
  readonly type: string;
  readonly buildOrder: number;
  readonly buildName: string;
  readonly buildUrl?: string;
  readonly url?: string;
}

/** From what the CI says of itself; elsewhere it is this machine, and the order is the iteration's number. */
export function executorOf({ number, id }: Iteration, env: Variables): Executor {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (env['GITHUB_ACTIONS'] === 'true' && server && repository && run) {
    return { name: 'GitHub Actions', type: 'github', url: `${server}/${repository}`, buildOrder: orderOf(env['GITHUB_RUN_NUMBER'], number), buildName: `${env['GITHUB_WORKFLOW'] ?? 'run'} #${env['GITHUB_RUN_NUMBER'] ?? run}`, buildUrl: `${server}/${repository}/actions/runs/${run}` };
  }
  if (env['GITLAB_CI'] === 'true' && env['CI_PIPELINE_URL']) {
    return { name: 'GitLab CI', type: 'gitlab', buildOrder: orderOf(env['CI_PIPELINE_IID'], number), buildName: `pipeline #${env['CI_PIPELINE_IID'] ?? ''}`, buildUrl: env['CI_PIPELINE_URL'], ...(env['CI_PROJECT_URL'] && { url: env['CI_PROJECT_URL'] }) };
  }
  return { name: 'this machine', type: 'local', buildOrder: number, buildName: `iteration ${number} (${id})` };
}

const orderOf = (given: string | undefined, otherwise: number) => (given !== undefined && /^\d+$/.test(given) ? Number(given) : otherwise);
