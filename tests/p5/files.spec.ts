import { expect, LIMITS, needs, sha256Of, test } from '#fixtures';

/** Bytes that no text decoder gives back unchanged, behind the signature of a PNG. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 1024 }, (_, index) => (index * 7) % 256)]);
const CSV = 'city,visits\nZürich,3\n';
const DAY = 24 * 3600;

test.describe('files', () => {
  test('074 a file is taken by size, name and content alike, and answered with its checksum', needs('second-user'), async ({ api, anonymousApi }) => {
    const largest = 'x'.repeat(LIMITS.uploadBytes);
    const [image, table, full] = [
      await api.files.upload({ name: 'chart.PNG', content: PNG, type: 'application/octet-stream' }),
      await api.files.upload({ name: 'Besuche Zürich.csv', content: CSV }),
      await api.files.upload({ name: 'full.txt', content: largest }),
    ];
    const refusals = {
      tooLarge: await api.files.uploadRaw({ name: 'larger.txt', content: `${largest}x` }),
      program: await api.files.uploadRaw({ name: 'run.exe', content: 'MZ', type: 'image/png' }),
      disguised: await api.files.uploadRaw({ name: 'photo.png', content: '<script>alert(1)</script>', type: 'image/png' }),
      binaryText: await api.files.uploadRaw({ name: 'notes.txt', content: PNG, type: 'text/plain' }),
      brokenJson: await api.files.uploadRaw({ name: 'data.json', content: '{"a":', type: 'application/json' }),
      empty: await api.files.uploadRaw({ name: 'empty.txt', content: '' }),
      noForm: await api.send({ method: 'POST', path: '/api/files', json: { file: 'x' } }),
      anonymous: await anonymousApi.files.uploadRaw({ name: 'chart.png', content: PNG }),
    };

    expect(image).toMatchObject({ name: 'chart.PNG', type: 'image/png', size: PNG.length, sha256: sha256Of(PNG) });
    expect(table).toMatchObject({ name: 'Besuche Zürich.csv', type: 'text/csv', size: Buffer.byteLength(CSV), sha256: sha256Of(CSV) });
    expect(full).toMatchObject({ type: 'text/plain', size: LIMITS.uploadBytes, sha256: sha256Of(largest) });
    expect(refusals.tooLarge).toBeProblem({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(refusals.program).toBeProblem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(refusals.disguised).toBeProblem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(refusals.binaryText).toBeProblem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(refusals.brokenJson).toBeProblem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(refusals.empty).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['file'] });
    expect(refusals.noForm).toBeProblem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(refusals.anonymous).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect((await api.files.list()).files).toEqual([image, table, full]);
  });

  test('075 a file comes back byte for byte to its owner alone, and by a link until that expires', needs('second-user', 'clock'), async ({ api, anonymousApi, createUser, clock }) => {
    const stranger = await createUser();
    const { id } = await api.files.upload({ name: 'chart.png', content: PNG });
    const answer = await api.files.downloadRaw(id);
    const link = await api.files.link(id, { expires_in: 60 });
    const opened = await anonymousApi.files.open(link.url);
    const longer = new URLSearchParams(link.url.split('?')[1]);
    longer.set('expires', String(link.expires_at + DAY));

    expect(answer.body).toEqual(PNG);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''chart.png");
    expect(answer.headers.get('content-digest')).toBe(`sha-256=:${Buffer.from(sha256Of(PNG), 'hex').toString('base64')}:`);
    expect(opened).toEqual(PNG);
    expect(await stranger.api.files.downloadRaw(id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await stranger.api.files.linkRaw(id, { expires_in: 60 })).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await stranger.api.files.removeRaw(id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect((await stranger.api.files.list()).files).toEqual([]);
    expect(await anonymousApi.files.downloadRaw(id)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await anonymousApi.files.openRaw(`${link.url.split('?')[0]}?${longer}`)).toBeProblem({ status: 403, code: 'AUTH_UNAUTHORIZED' });
    expect(await clock.ahead({ seconds: 50 }).api.files.open(link.url)).toEqual(PNG);
    expect(await clock.ahead({ seconds: 61 }).api.files.openRaw(link.url)).toBeProblem({ status: 410, code: 'GONE' });
    expect(await api.files.linkRaw(id, { expires_in: DAY + 1 })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['expires_in'] });

    await api.files.remove(id);
    expect(await api.files.downloadRaw(id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect(await anonymousApi.files.openRaw(link.url)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect((await api.files.list()).files).toEqual([]);
  });
});
