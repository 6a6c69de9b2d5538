/**
 * The limits a platform enforces by default (contract, section 2). A deployment may configure others;
 * a test that needs the real number reads it from the welcome frame or from `RateLimit-Policy`.
 */
export const LIMITS = {
  /** Characters of one message. */
  messageContent: { min: 1, max: 8000 },
  /** `limit` of a list. */
  pageSize: { min: 1, max: 100 },
  /** Bytes of a JSON body below `/auth`. */
  authBodyBytes: 50 * 1024,
  /** Bytes of a JSON body elsewhere. */
  bodyBytes: 1024 * 1024,
  /** Bytes of an uploaded file. */
  uploadBytes: 10 * 1024 * 1024,
  /** Bytes of one WebSocket frame from the client. */
  frameBytes: 8192,
  /** Objects and arrays within each other in one frame. */
  frameDepth: 32,
  /** Open sockets of one user. */
  socketsPerUser: 20,
  /** Characters of a title made by auto-rename. */
  autoTitle: 50,
  /** Bad frames in a row after which a socket is closed with 1008. */
  badFramesInARow: 5,
  /** Failed sign-ins in a row after which an account is locked. */
  failedSignIns: 5,
  /** Seconds a token's `nbf`/`iat` may lie in the future. */
  tokenLeewaySeconds: 60,
  /** Records of one import. */
  importRecords: 5000,
  /** Bytes of a backup that can be restored. */
  backupBytes: 512 * 1024 * 1024,
} as const;
