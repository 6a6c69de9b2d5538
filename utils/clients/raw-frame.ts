import { randomBytes } from 'node:crypto';

/** Operation codes of RFC 6455, section 5.2; 3–7 and 11–15 are reserved. */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A frame as RFC 6455 lays it out, right or wrong. */
export interface RawFrame {
  readonly fin: boolean;
  /** The three reserved bits, 0 to 7. */
  readonly rsv: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly payload: Buffer;
}

/** What a frame to be sent says otherwise than a good one: final, masked, a text. */
export interface FrameToSend extends Partial<Omit<RawFrame, 'payload'>> {
  readonly payload?: string | Uint8Array;
  /** Length the header claims, whatever the payload is. */
  readonly claims?: number;
}

/** The bytes of a frame. */
export function encodeFrame({ fin = true, rsv = 0, opcode = OPCODE.text, masked = true, payload = '', claims }: FrameToSend): Buffer {
  const body = Buffer.from(typeof payload === 'string' ? Buffer.from(payload) : payload);
  const first = Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode]);
  const length = encodeLength(claims ?? body.length, masked ? 0x80 : 0);
  if (!masked) return Buffer.concat([first, length, body]);
  const mask = randomBytes(4);
  return Buffer.concat([first, length, mask, unmask(body, mask)]);
}

function encodeLength(length: number, maskBit: number): Buffer {
  if (length < 126) return Buffer.from([maskBit | length]);
  const bytes = Buffer.alloc(length < 65_536 ? 3 : 9);
  bytes[0] = maskBit | (length < 65_536 ? 126 : 127);
  if (length < 65_536) bytes.writeUInt16BE(length, 1);
  else bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

/** The first frame in some bytes and how many of them it took; undefined while it is not whole. */
export function decodeFrame(bytes: Buffer): { frame: RawFrame; size: number } | undefined {
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < start) return undefined;
  const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return undefined;
  const content = bytes.subarray(start, start + length);
  const payload = masked ? unmask(content, bytes.subarray(start - 4, start)) : Buffer.from(content);
  return { frame: { fin: (first & 0x80) !== 0, rsv: (first >> 4) & 7, opcode: first & 0x0f, masked, payload }, size: start + length };
}

/** Masking undoes itself. */
const unmask = (bytes: Uint8Array, mask: Uint8Array): Buffer => Buffer.from(bytes.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));

/** Payload of a close frame. */
export function closePayload(code: number, reason = ''): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(code);
  return Buffer.concat([bytes, Buffer.from(reason)]);
}

/** Code and reason of a close frame; 1005 where it names none. */
export const closureIn = ({ payload }: Pick<RawFrame, 'payload'>): { code: number; reason: string } =>
  payload.length < 2 ? { code: 1005, reason: '' } : { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString() };
