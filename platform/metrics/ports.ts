import type { MetricSample } from '#contracts/metrics.schema';

export interface AnsweredRequest {
  readonly method: string;
  /** The route's pattern, never the address: `/api/threads/:id`. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}
/** What the platform counts about itself, one registry for each process. */
export interface Metrics {
  request(answered: AnsweredRequest): void;
  runEnded(agent: string, status: string): void;
  cacheLookup(outcome: 'hit' | 'miss'): void;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  /** The same, sample by sample. */
  samples(): Promise<readonly MetricSample[]>;
}

export interface CacheKey {
  readonly userId: string;
  /** What is asked, and of which state of which data. */
  readonly question: string;
}
/** Answers that follow from data which has not changed. */
export interface AnswerCache {
  get(key: CacheKey): Record<string, unknown> | undefined;
  put(key: CacheKey, answer: Record<string, unknown>): void;
}
