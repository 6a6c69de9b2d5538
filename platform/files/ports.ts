import type { FileLink, StoredFile } from '#contracts/file.schema';
import type { Upload } from '../http/uploads.ts';

/** Files of one user each; another user's file is NOT_FOUND. */
export interface Files {
  /** UNSUPPORTED_MEDIA_TYPE for other types than those allowed, by name and by content. */
  add(userId: string, upload: Upload): StoredFile;
  list(userId: string): StoredFile[];
  get(userId: string, fileId: string): StoredFile;
  content(userId: string, fileId: string): Buffer;
  remove(userId: string, fileId: string): void;
}

export interface FileLinks {
  /** A signed address of one's own file. */
  sign(userId: string, fileId: string, expiresIn: number): FileLink;
  /** The file behind a signed address: AUTH_UNAUTHORIZED when it was altered, GONE after its end, NOT_FOUND once the file is deleted. */
  open(fileId: string, expires: number, signature: string): { file: StoredFile; content: Buffer };
}
