import type { CorpusDocument, CorpusHits, DocumentCategory, DocumentInput, DocumentQuery } from '#contracts/corpus.schema';

/** What a text is about. */
export interface Classification {
  readonly category: DocumentCategory;
  /** Words of the vocabulary it uses, in alphabetical order. */
  readonly tags: readonly string[];
}
/** Documents of one user each; another user's is NOT_FOUND. */
export interface Corpus {
  /** Stores a document; it is found only once it was indexed. */
  add(userId: string, input: DocumentInput): CorpusDocument;
  list(userId: string, query: DocumentQuery): { documents: CorpusDocument[]; total: number };
  get(userId: string, documentId: string): CorpusDocument;
  /** Takes it out of the store and out of the index. */
  remove(userId: string, documentId: string): void;
  classify(text: string): Classification;
  /** Classifies, tags and indexes all that is not indexed yet; returns these, oldest first. */
  index(userId: string): CorpusDocument[];
  search(userId: string, words: string, limit: number): CorpusHits;
}
