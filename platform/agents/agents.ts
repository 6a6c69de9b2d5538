import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { actions } from './definitions/actions.agent.ts';
import { corpusAdmin } from './definitions/corpus-admin.agent.ts';
import { data } from './definitions/data.agent.ts';
import { dataHelper } from './definitions/data-helper.agent.ts';
import { optimization } from './definitions/optimization.agent.ts';
import { reporting } from './definitions/reporting.agent.ts';
import { supervisor } from './definitions/supervisor.agent.ts';
import { supplyResearcher } from './definitions/supply-researcher.agent.ts';
import { syntheticData } from './definitions/synthetic-data.agent.ts';
import { triage } from './definitions/triage.agent.ts';
import { validation } from './definitions/validation.agent.ts';
import type { AgentDefinition, Agents } from './ports.ts';

const REGISTRY: readonly AgentDefinition[] = [
  supervisor,
  triage,
  data,
  optimization,
  actions,
  reporting,
  dataHelper,
  validation,
  corpusAdmin,
  supplyResearcher,
  syntheticData,
];
const STATUS = { closed: 'ready', half_open: 'degraded', open: 'unavailable' } as const;

/** Who there is, under which names. */
export function createAgents(_core: Core, services: Services): Agents {
  return {
    list: () => REGISTRY,
    resolve: (nameOrAlias) => REGISTRY.find(({ name, aliases }) => name === nameOrAlias || aliases.includes(nameOrAlias)),
    status: (name, userId) => STATUS[services.breakers.snapshot(name, userId).state],
  };
}
