import type { ReadResult } from '../parsed-document';

/** What a reading thread is asked; answers come under the same `id`. */
export interface ReadingRequest {
  id: number;
  bytes: Uint8Array;
  fileName: string;
  maxBytes: number;
}

export type ReadingAnswer = { id: number; result: ReadResult } | { id: number; failure: string };
