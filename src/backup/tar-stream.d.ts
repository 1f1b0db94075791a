/** What is used of tar-stream, which brings no types. */
declare module 'tar-stream' {
  import type { Readable, Writable } from 'node:stream';

  export interface Header {
    name: string;
    size?: number;
    mode?: number;
    mtime?: Date;
    type?: string;
  }

  export interface Pack extends Readable {
    /** A part whose content is written into what is returned; `done` is told when it has ended. */
    entry(header: Header, done: (error?: Error | null) => void): Writable;
    entry(header: Header, content: Buffer | string, done?: (error?: Error | null) => void): Writable;
    finalize(): void;
  }

  export interface Extract extends Writable {
    on(event: 'entry', listener: (header: Header, content: Readable, next: (error?: Error) => void) => void): this;
    on(event: 'finish' | 'close' | 'drain', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  export function pack(): Pack;
  export function extract(): Extract;
}
