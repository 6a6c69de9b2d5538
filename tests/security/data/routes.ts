import type { Api } from '#fixtures';

/** One route of the platform as its own document tells it. */
export interface Route {
  readonly method: string;
  /** `/api/threads/{id}` */
  readonly path: string;
  readonly requires: unknown;
  readonly hasBody: boolean;
}

/** Every route in the platform's OpenAPI document. */
export async function routesOf(api: Api): Promise<readonly Route[]> {
  const { paths } = await api.about.openApi();
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) => ({ method: method.toUpperCase(), path, requires: operation['x-requires'], hasBody: operation['requestBody'] !== undefined }),
    ),
  );
}

/** A path with something in each place of a parameter. */
export const filled = (path: string, value = 'any'): string => path.replaceAll(/\{\w+\}/g, value);
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** Methods that are documented for an address, whichever templates it fits. */
export function methodsAt(routes: readonly Route[], address: string): string[] {
  const fitting = routes.filter(({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address));
  return [...new Set(fitting.map(({ method }) => method))].sort();
}
