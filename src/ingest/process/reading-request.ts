import type { ReadResult } from '../parsed-document';

/** What a reading process is asked; it answers one after the other. */
export interface ReadingRequest {
  bytes: Uint8Array;
  fileName: string;
  maxBytes: number;
}

export type ReadingAnswer = { result: ReadResult } | { failure: string };
