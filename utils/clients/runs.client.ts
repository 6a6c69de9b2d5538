import { at, PATHS } from '#contracts/paths';
import { run } from '#contracts/run.schema';
import { endpoint } from './endpoint.ts';

export const runEndpoints = {
  get: endpoint(200, run, (id: string) => ({ method: 'GET', path: at(PATHS.run, { id }) })),
};
