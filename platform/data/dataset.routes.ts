import multipart from '@fastify/multipart';
import { LIMITS } from '#contracts/limits';
import { pageQuery } from '#contracts/message.schema';
import { PATHS } from '#contracts/paths';
import { dataset, datasetList, datasetRecords, datasetRemoved } from '#contracts/tool.schema';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { readUpload } from '../http/uploads.ts';
import { loadShipped } from './datasets.ts';

/** Data sets: upload of one's own CSV, list, records, removal. */
export function registerDatasetRoutes(app: FastifyInstance, _core: Core): void {
  void app.register(multipart, { limits: { fileSize: LIMITS.uploadBytes, files: 1 } });
  // Parsing takes a tenth of a second: not at the expense of the first run.
  app.addHook('onReady', async () => void loadShipped());

  route(app, {
    method: 'POST',
    path: PATHS.datasets,
    summary: 'Uploads a usage CSV (multipart field `file`); agents work on the newest one.',
    auth: 'user',
    answers: { 201: dataset },
    async handler({ services, principal, request, reply }) {
      const { name, content } = await readUpload(request);
      const added = await services.datasets.add(principal.userId, name, content);
      void reply.status(201).header('location', `${PATHS.datasets}/${added.id}`);
      return added;
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.datasets,
    summary: 'The shipped data set and one’s own.',
    auth: 'user',
    answers: { 200: datasetList },
    handler: ({ services, principal }) => ({ datasets: services.datasets.list(principal.userId) }),
  });
  route(app, {
    method: 'GET',
    path: PATHS.dataset,
    summary: 'One data set.',
    auth: 'user',
    answers: { 200: dataset },
    handler: ({ services, principal, params }) => services.datasets.get(principal.userId, params['id'] ?? ''),
  });
  route(app, {
    method: 'GET',
    path: PATHS.datasetRecords,
    summary: 'Rows of a data set, oldest first.',
    auth: 'user',
    query: pageQuery,
    answers: { 200: datasetRecords },
    handler({ services, principal, params, query: { limit, offset } }) {
      const id = params['id'] ?? '';
      const records = services.datasets.records(principal.userId, id);
      return { dataset_id: id, records: records.slice(offset, offset + limit), total: records.length, limit, offset };
    },
  });
  route(app, {
    method: 'DELETE',
    path: PATHS.dataset,
    summary: 'Deletes one of one’s own data sets.',
    auth: 'user',
    answers: { 200: datasetRemoved },
    handler({ services, principal, params }) {
      const id = params['id'] ?? '';
      services.datasets.remove(principal.userId, id);
      return { id, status: 'deleted' };
    },
  });
}
