import type { Evidence, Span } from '../parsed-document';

/** Turns offsets in the cleaned text into offsets in the original, and back. */
export interface OffsetMap {
  toOriginal(offset: number): number;
  /** Where the original's character stands in the cleaned text; of one that was taken out, where the text goes on. */
  toCleaned(offset: number): number;
}

/** The map of a stretch that begins at `start` of the original and runs in step with it. */
export function inStepFrom(start: number): OffsetMap {
  return {
    toOriginal: (offset) => start + offset,
    toCleaned: (offset) => Math.max(0, offset - start),
  };
}

/** Collects the places where the cleaned text falls out of step with the original; between them the distance is constant. */
export class OffsetMapBuilder {
  private cleaned = new Uint32Array(4);
  private original = new Uint32Array(4);
  private count = 0;

  /** From `cleaned` on, cleaned offsets run in step with original offsets from `original` on. Calls come in rising order. */
  mark(cleaned: number, original: number): void {
    if (this.count === this.cleaned.length) {
      this.cleaned = grown(this.cleaned);
      this.original = grown(this.original);
    }
    this.cleaned[this.count] = cleaned;
    this.original[this.count] = original;
    this.count += 1;
  }

  build(): OffsetMap {
    const { cleaned, original, count } = this;
    /** How many marks stand at or before the offset. */
    const marksUpTo = (marks: Uint32Array<ArrayBuffer>, offset: number) => {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((marks[middle] as number) <= offset) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return {
      toOriginal(offset) {
        const mark = marksUpTo(cleaned, offset);
        if (mark === 0) return offset;
        return (original[mark - 1] as number) + offset - (cleaned[mark - 1] as number);
      },
      toCleaned(offset) {
        const mark = marksUpTo(original, offset);
        const inStep = mark === 0 ? offset : (cleaned[mark - 1] as number) + offset - (original[mark - 1] as number);
        return mark === count ? inStep : Math.min(inStep, cleaned[mark] as number);
      },
    };
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The span of the cleaned text as evidence in the original text, or null where nothing of the text is in it. */
export function toEvidence(span: Span, sourceText: string, map: OffsetMap): Evidence | null {
  const start = map.toOriginal(span.start);
  const end = map.toOriginal(span.end);
  if (start < 0 || end > sourceText.length || end <= start) return null;
  return { start, end, quote: sourceText.slice(start, end) };
}
