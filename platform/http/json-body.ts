import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import { Failure } from '../problem.ts';

/** JSON is the only body read unless a route registers another; none at all is fine, whatever the header announces. */
export function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length === 0) done(null, undefined);
    else if (isUtf8(body)) void parse(request, body.toString(), done);
    // Decoded all the same it would be stored as something that nobody sent.
    else done(new Failure('BAD_JSON', 'The body is not valid UTF-8.'));
  });
}

/** For routes that want JSON: a form that some other route could read is refused here. @throws Failure UNSUPPORTED_MEDIA_TYPE */
export function requireJson(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) throw new Failure('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json here.');
}
