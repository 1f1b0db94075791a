import type { Evidence } from '../../graph/evidence';
import type { FieldFault } from '../../graph/failure';
import { fault, invalid } from '../../graph/refused';
import { findPassage } from '../../vietnamese/find-passage';

/** Finds what a person quotes near a passage; who quotes nothing means the passage itself. Errors: Refused for words that are nowhere. */
export const quoter =
  (sourceText: string, near: Evidence) =>
  (words: string | null | undefined, field: string): Evidence => {
    if (words === null || words === undefined) return near;
    const inside = findPassage(sourceText.slice(near.start, near.end), words, 0);
    if (inside) return { ...inside, start: inside.start + near.start, end: inside.end + near.start };
    const found = findPassage(sourceText, words, near.start);
    if (found === null) throw invalid(notFound(field));
    return found;
  };

/** The passage that a person names by words, by offsets, or both. Errors: Refused. */
export function namedPassage(
  sourceText: string,
  named: { quote?: string | null; start?: number | null; end?: number | null },
): Evidence {
  const { quote = null, start = null, end = null } = named;
  if (quote === null) {
    if (start === null || end === null)
      throw invalid(fault('quote', 'REQUIRED', 'Say which passage assigns the task: give quote, or start and end.'));
    const words = sourceText.slice(Math.max(start, 0), Math.max(end, 0));
    if (start < 0 || end > sourceText.length || words.trim() === '')
      throw invalid(
        fault(
          'start',
          'OUTSIDE',
          `[${start}, ${end}) holds no words of the text, which has ${sourceText.length} units.`,
        ),
      );
    return { quote: words, start, end };
  }
  const found = findPassage(sourceText, quote, start ?? 0);
  if (found === null) throw invalid(notFound('quote'));
  if ((start !== null && found.start !== start) || (end !== null && found.end !== end))
    throw invalid(
      fault('start', 'NOT_THERE', `The words stand at [${found.start}, ${found.end}), not where start and end say.`),
    );
  return found;
}

const notFound = (field: string): FieldFault =>
  fault(field, 'NOT_IN_THE_TEXT', 'The document does not say so; quote it word for word, or leave the field out.');
