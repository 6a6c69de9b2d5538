/** Where to go after signing in: only ever an address of this page, whatever a link says. */
export function safeNext(next: string | null): string {
  return next && /^\/(threads\/[^/?#\\]+)?$/.test(next) ? next : '/';
}
