import type { Fault } from '../fault.ts';

export const versionNotOffered: Fault = {
  id: 'handshake/version-not-offered',
  sentence: 'Who speaks another version of the protocol is not told which one to speak.',
  parts: ['wire.refusal'],
  noticedBy: [{ by: 'toBe', says: /^Expected: "13"$/m }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      refusal(answer) {
        const written = wire.refusal(answer);
        if (!written) return undefined;
        const { 'sec-websocket-version': _version, ...headers } = written.headers;
        return { ...written, headers };
      },
    },
  }),
};
