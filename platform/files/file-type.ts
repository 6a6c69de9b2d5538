import type { FileType } from '#contracts/file.schema';
import { FILE_TYPES } from '#contracts/file.schema';
import { isUtf8 } from 'node:buffer';

const begins = (bytes: Buffer, ...signature: readonly number[]): boolean => bytes.subarray(0, signature.length).equals(Buffer.from(signature));
const isText = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0);

const LOOKS: Record<FileType, (bytes: Buffer) => boolean> = {
  'image/png': (bytes) => begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': (bytes) => begins(bytes, 0xff, 0xd8, 0xff),
  'application/pdf': (bytes) => begins(bytes, ...Buffer.from('%PDF-')),
  'application/json': (bytes) => isText(bytes) && isJson(bytes.toString()),
  'text/csv': isText,
  'text/markdown': isText,
  'text/plain': isText,
};

/** The type of a file whose name and content agree on an allowed one; undefined for every other. What the sender calls it does not count. */
export function fileTypeOf(name: string, content: Buffer): FileType | undefined {
  const types = Object.keys(FILE_TYPES).filter((type): type is FileType => type in LOOKS);
  const type = types.find((type) => FILE_TYPES[type].some((ending) => name.toLowerCase().endsWith(ending)));
  return type && LOOKS[type](content) ? type : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
