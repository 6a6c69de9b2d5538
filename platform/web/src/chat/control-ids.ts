/** Prefixes of the ids of frames that are no messages, so that a refusal can be told apart. */
export const RESUME = 'resume';
export const STOP = 'stop';
export const TOKEN = 'token';

export const isControl = (id: string | undefined, prefix: string): boolean => id?.startsWith(`${prefix}_`) ?? false;
