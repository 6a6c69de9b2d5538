import { expect, test } from '#fixtures';

test.describe('errors', () => {
  test('019 each bad request gets its exact status and a problem document that gives nothing away', async ({ api, anonymousApi }) => {
    const json = { 'content-type': 'application/json' };
    expect(await api.send({ method: 'GET', path: '/api/nonexistent' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.send({ method: 'PATCH', path: '/api/threads' })).toBeProblem({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(await api.send({ method: 'POST', path: '/api/threads', body: '{"title":', headers: json })).toBeProblem({ status: 400, code: 'BAD_JSON' });
    expect(await api.send({ method: 'POST', path: '/api/threads', body: 'title=x', headers: { 'content-type': 'text/plain' } })).toBeProblem({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
    expect(await api.send({ method: 'POST', path: '/api/threads', json: { title: 7, color: 'red' } })).toBeProblem({
      status: 422,
      code: 'VALIDATION_ERROR',
      fields: ['title', 'color'],
    });
    expect(await api.send({ method: 'POST', path: '/api/threads', json: { metadata: { filler: 'x'.repeat(1024 * 1024) } } })).toBeProblem({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect(await anonymousApi.threads.listRaw()).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await api.send({ method: 'GET', path: '/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.send({ method: 'GET', path: '/assets/..%2f..%2f..%2f..%2fpackage.json' })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await api.threads.list()).toEqual([]);
  });
});
