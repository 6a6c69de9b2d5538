import type { Budgets, Environment } from './target.types.ts';

export interface Profile {
  readonly environment: Environment;
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly wsUrl: string;
  readonly appUrl: string;
  /** What is expected of this deployment, where it differs from any other. */
  readonly budgets?: Partial<Budgets>;
}

/** Known deployments. Addresses only: credentials come from the environment. */
export const PROFILES: Readonly<Record<string, Profile>> = {
  /** A platform somebody started by hand: `npm run platform -- --port 8000`. */
  local: {
    environment: 'development', apiUrl: 'http://127.0.0.1:8000', authUrl: 'http://127.0.0.1:8000', wsUrl: 'ws://127.0.0.1:8000/ws', appUrl: 'http://127.0.0.1:8000',
  },
  /** The original platform’s staging deployment. */
  'netra-staging': {
    environment: 'staging', apiUrl: 'https://api.staging.netrasystems.ai', authUrl: 'https://auth.staging.netrasystems.ai', wsUrl: 'wss://api.staging.netrasystems.ai/ws',
    appUrl: 'https://app.staging.netrasystems.ai',
  },
};
