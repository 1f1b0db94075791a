/** A document named in a passage: from its type word to its number or the end of its name. */
export interface Mention {
  type: string;
  number: string | null;
  name: string | null;
  start: number;
  end: number;
  /** The type word stands before an earlier member of the list. */
  sharesType: boolean;
  /** A number such as 35 without any symbol, or no number at all: nothing to check. */
  isUnsymboled: boolean;
  /** Why a reader should look at it, in English; null where all is plain. */
  doubt: string | null;
}

/** Mentions that do not overlap; the first to claim a stretch of text keeps it. */
export class DisjointMentions {
  private readonly list: Mention[] = [];
  /** Made for the first mention: most passages have none. */
  private taken: Uint8Array | null = null;

  constructor(private readonly length: number) {}

  isTaken(start: number, end: number): boolean {
    return this.taken?.subarray(start, end).includes(1) === true;
  }

  add(mention: Mention): void {
    if (this.isTaken(mention.start, mention.end)) return;
    this.taken ??= new Uint8Array(this.length);
    this.taken.fill(1, mention.start, mention.end);
    this.list.push(mention);
  }

  inOrder(): Mention[] {
    return this.list.sort((a, b) => a.start - b.start);
  }
}
