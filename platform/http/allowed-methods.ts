import type { AnyRoute } from './route.ts';

const patterns = new Map<string, RegExp>();

/** Methods of a path that exists, in the words of `Allow`; none for a path that does not. */
export function allowedMethods(routes: readonly AnyRoute[], path: string): string[] {
  const methods = routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
  if (methods.length === 0) return [];
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])];
}

function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const segments = path.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
  const pattern = new RegExp(`^${segments.join('/')}$`);
  patterns.set(path, pattern);
  return pattern;
}
