import type { AsyncApi, OpenApi, Version } from '#contracts/about.schema';
import type { AnyRoute } from '../http/route.ts';

/** What the platform tells programs and people about its own interfaces. */
export interface Documents {
  openApi(routes: readonly AnyRoute[]): OpenApi;
  asyncApi(): AsyncApi;
  /** The page for people, from the same document. */
  page(document: OpenApi): string;
}
export interface Build {
  version(): Version;
}
