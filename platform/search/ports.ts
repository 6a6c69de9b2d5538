import type { SearchQuery, SearchResult } from '#contracts/search.schema';

export interface Search {
  /** Messages of the user's own threads that are not archived. */
  messages(userId: string, query: SearchQuery): SearchResult;
}
