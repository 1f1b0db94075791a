import type { ReadResult } from '../parsed-document';
import type { GivenColumns } from '../segment/given-columns';

/** What a reading process is asked; it answers one after the other. */
export interface ReadingRequest {
  bytes: Uint8Array;
  fileName: string;
  maxBytes: number;
  /** What the columns of a table file hold, where a person says it. */
  columns: GivenColumns | null;
}

export type ReadingAnswer = { result: ReadResult } | { failure: string };
