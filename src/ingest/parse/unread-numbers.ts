import { documentNumberKey } from '../../vietnamese/document-number';
import { findAll } from '../../vietnamese/find-all';
import type { Diagnostic, ParsedDocument, Span } from '../parsed-document';
import { type Passage, placeIn } from '../segment/passage';

// Matches: what looks like a document's number: "2327/BGTVT-KHĐT", "12/2020/QĐ-UBND", "57-NQ/TW". Must not match: "24/24", "2021-2025", "12/QĐ".
const NUMBER_LIKE =
  /(?=\d)(?<![A-Za-zÀ-ɏẠ-ỹ\d/.-])\d{1,6}(?:\/\d{4})?[/-]\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\d]{0,12}[-/]\p{Lu}[A-Za-zÀ-ɏẠ-ỹ\d]{0,12}/gu;
// Matches: what each of those holds, and most passages have none. Must not match: "2021 - 2025".
const JOINS = /\d[/-][A-Za-zÀ-ɏẠ-ỹ]/u;

/** What looks like a document's number and belongs to no citation that was read; the document's own number is none. */
export function unreadNumbers(
  passages: readonly Passage[],
  { citations, attached, metadata }: Pick<ParsedDocument, 'citations' | 'attached' | 'metadata'>,
): Diagnostic[] {
  const own = new Set(
    [metadata.number, ...attached.map(({ number }) => number)].flatMap((number) =>
      number === null ? [] : [documentNumberKey(number)],
    ),
  );
  const read = new Places(citations.map(({ place }) => place));
  return passages.flatMap((passage) =>
    (JOINS.test(passage.text) ? findAll(passage.text, NUMBER_LIKE) : []).flatMap(
      ({ index, 0: number }): Diagnostic[] => {
        const place = placeIn(passage, index, index + number.length);
        if (own.has(documentNumberKey(number)) || read.reach(place)) return [];
        const message = `"${number}" looks like a document's number, but no citation was read here.`;
        return [{ code: 'CITATION_MAYBE_MISSED', severity: 'INFO', message, place }];
      },
    ),
  );
}

/** Places in the order of the text, of which one is sought by halving. */
class Places {
  private readonly places: readonly Span[];

  constructor(places: readonly Span[]) {
    this.places = [...places].sort((a, b) => a.start - b.start);
  }

  /** Whether one of them meets the place. */
  reach(place: Span): boolean {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.places[middle] as Span).end > place.start) high = middle;
      else low = middle + 1;
    }
    const found = this.places[low];
    return found !== undefined && found.start < place.end;
  }
}
