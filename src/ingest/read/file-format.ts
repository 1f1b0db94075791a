import type { Refusal } from '../parsed-document';
import type { GivenColumns } from '../segment/given-columns';
import type { SourceText } from './source-text';

/** How a file's bytes become text. A reader for another format is one more row of `READERS`. */
export type Reader = (bytes: Buffer, fileName: string, options: ReadOptions) => ReadSource | Promise<ReadSource>;

/** What a person says about a file. */
export interface ReadOptions {
  /** What the columns of a table file hold; null: told by their headers. */
  columns: GivenColumns | null;
}

export type ReadSource = { kind: 'text'; source: SourceText } | { kind: 'refused'; refusal: Refusal };

export function refuse(code: Refusal['code'], message: string): ReadSource {
  return { kind: 'refused', refusal: { code, message } };
}

/** The extension in lower case with its dot, or the empty string. */
export function extensionOf(fileName: string): string {
  // Matches: ".txt" of "ke-hoach.TXT". Must not match: ".d" of "a.d/b".
  return /\.[^./\\\s]{1,10}$/.exec(fileName)?.[0].toLowerCase() ?? '';
}

/** What a file is by its content, whatever its name says. */
export interface ContentFormat {
  name: string;
  /** The extension whose reader takes it; null for a format that no reader can be written for, such as an image. */
  extension: string | null;
  /** Set where the content is of that format but cannot be used: it has a password, or it is damaged or cut off. */
  state?: 'encrypted' | 'broken';
}
