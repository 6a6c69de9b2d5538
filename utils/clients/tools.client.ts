import type { z } from 'zod';
import { at, PATHS } from '#contracts/paths';
import type { toolInput } from '#contracts/tool.schema';
import { toolList, toolPermission, toolResult } from '#contracts/tool.schema';
import { endpoint } from './endpoint.ts';

export const toolEndpoints = {
  list: endpoint(200, toolList, () => ({ method: 'GET', path: PATHS.tools })),
  execute: endpoint(200, toolResult, (input: z.input<typeof toolInput>) => ({ method: 'POST', path: PATHS.toolExecute, json: input })),
  permission: endpoint(200, toolPermission, (tool: string) => ({ method: 'GET', path: at(PATHS.toolPermission, { tool }) })),
};
