import type { ReadFile } from '../import-document';

type FileToRead = Parameters<ReadFile>[0];

/** A reader that can begin with a file before it is asked for. */
export interface ReadAhead {
  read: ReadFile;
  /** Begins to read the file; whoever asks for the same bytes later gets what came of it. */
  begin(file: FileToRead): void;
}

/** While one file is stored the next one is read. What was begun and is never asked for is dropped with its bytes. */
export function readAhead(read: ReadFile): ReadAhead {
  const begun = new WeakMap<Buffer, ReturnType<ReadFile>>();
  return {
    begin: (file) => {
      const reading = read(file);
      // a fault belongs to whoever asks for the file, if anybody does
      reading.catch(() => undefined);
      begun.set(file.bytes, reading);
    },
    read: (file) => {
      const reading = begun.get(file.bytes);
      begun.delete(file.bytes);
      return reading ?? read(file);
    },
  };
}
