const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);
const FIRST_BEYOND_ASCII = 0x80;
/** A unit of UTF-16 takes no more in UTF-8. */
const MOST_BYTES_A_UNIT = 3;
const BEGIN_BYTES = 64 * 1024;
/** What one large answer needed is not kept for all the small ones. */
const MOST_KEPT_BYTES = 1024 * 1024;

/** JSON in UTF-8 that does not change. */
export type Constant = Uint8Array;

export const constant = (json: string): Constant => Uint8Array.from(Buffer.from(json));

let spare: Buffer | null = null;

/**
 * An answer as it is written, from its beginning to its end. What comes from the database is in UTF-8 already, and goes from
 * one piece of memory to the other.
 */
export class AnswerBytes {
  #bytes: Buffer;
  /** How long it is by now. */
  length = 0;

  constructor() {
    this.#bytes = spare ?? Buffer.allocUnsafeSlow(BEGIN_BYTES);
    spare = null;
  }

  /** What was written, in memory of its own; nothing is to be written afterwards. */
  end(): Buffer {
    const written = Buffer.from(this.#bytes.subarray(0, this.length));
    if (this.#bytes.length <= MOST_KEPT_BYTES) spare = this.#bytes;
    return written;
  }

  constant(json: Constant): void {
    this.#room(json.length);
    const bytes = this.#bytes;
    let to = this.length;
    for (let i = 0; i < json.length; i++) bytes[to++] = json[i] as number;
    this.length = to;
  }

  /** JSON that is text yet. */
  json(text: string): void {
    this.#room(text.length * MOST_BYTES_A_UNIT);
    const bytes = this.#bytes;
    let to = this.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= FIRST_BEYOND_ASCII) {
        this.length += bytes.write(text, this.length);
        return;
      }
      bytes[to++] = unit;
    }
    this.length = to;
  }

  /** What stands between `from` and `to` of `source`, as it is. */
  plain(source: Buffer, from: number, to: number): void {
    this.#room(to - from);
    const bytes = this.#bytes;
    let at = this.length;
    for (let i = from; i < to; i++) bytes[at++] = source[i] as number;
    this.length = at;
  }

  /** The text in UTF-8 between `from` and `to` of `source`, as a JSON string: as JSON.stringify would have it. */
  quoted(source: Buffer, from: number, to: number): void {
    this.#room(to - from + 2);
    const bytes = this.#bytes;
    let at = this.length;
    bytes[at++] = QUOTE;
    for (let i = from; i < to; i++) {
      const byte = source[i] as number;
      if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) {
        this.json(JSON.stringify(source.toString('utf8', from, to)));
        return;
      }
      bytes[at++] = byte;
    }
    bytes[at++] = QUOTE;
    this.length = at;
  }

  /** Once more what was written between `from` and `to`. */
  again(from: number, to: number): void {
    this.#room(to - from);
    this.#bytes.copyWithin(this.length, from, to);
    this.length += to - from;
  }

  #room(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}
