import type { FieldFault } from '../../graph/failure';
import { fault, invalid } from '../../graph/refused';
import type { ReportErrorInput } from './report-error.types';

/** What somebody says who reports an error. */
export interface ReportWords {
  message: string;
  quote: string | null;
  /** Where about the quote begins; null: anywhere. */
  start: number | null;
  end: number | null;
  contact: string | null;
}

const LONGEST_MESSAGE = 2000;
const LONGEST_QUOTE = 1000;
const LONGEST_CONTACT = 200;

/** The words of a report, without what stands around them. Errors: Refused, with every fault. */
export function wordsOf(input: ReportErrorInput): ReportWords {
  const message = input.message.normalize('NFC').trim();
  const quote = input.quote?.trim() || null;
  const contact = input.contact?.trim() || null;
  const { start = null, end = null } = input;
  const faults: FieldFault[] = [
    ...(isText(message, LONGEST_MESSAGE)
      ? []
      : [fault('message', 'INVALID_TEXT', `It is a text of 1 to ${LONGEST_MESSAGE} characters.`)]),
    ...(quote === null || isText(quote, LONGEST_QUOTE)
      ? []
      : [fault('quote', 'INVALID_TEXT', `It is a passage of at most ${LONGEST_QUOTE} characters, or left out.`)]),
    ...(contact === null || (isText(contact, LONGEST_CONTACT) && !CONTROL.test(contact))
      ? []
      : [fault('contact', 'INVALID_TEXT', `It is one line of at most ${LONGEST_CONTACT} characters, or left out.`)]),
    ...(start === null || (start >= 0 && (end === null || (end > start && end - start <= LONGEST_QUOTE)))
      ? []
      : [
          fault(
            'start',
            'INVALID_PLACE',
            `It is 0 or more, and before end by at most ${LONGEST_QUOTE}; a quote alone will do.`,
          ),
        ]),
    ...(end === null || start !== null ? [] : [fault('end', 'INVALID_PLACE', 'It goes with start; give both.')]),
  ];
  if (faults.length > 0) throw invalid(...faults);
  return { message, quote, start, end, contact };
}

/** In UTF-16 units; the database counts fewer where there are pairs. */
const isText = (text: string, longest: number): boolean =>
  text.length > 0 && text.length <= longest && !text.includes('\0');

// Matches: a line end, a tab. Must not match: a space.
const CONTROL = /\p{Cc}/u;
