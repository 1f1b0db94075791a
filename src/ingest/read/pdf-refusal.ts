import { type ReadSource, refuse } from './file-format';
import { pagesList } from './pdf-page-list';
import type { PdfPages } from './pdf-thread';
import type { PdfLimits } from './pdf-thread-main';

/** Why nothing is read from a PDF. */
export type PdfFault =
  | Exclude<PdfPages, { kind: 'pages' }>
  | { kind: 'form' }
  | { kind: 'no-text' }
  | { kind: 'scanned'; pages: number[]; count: number }
  | { kind: 'garbled'; pages: number[]; count: number; sample: string };

/** The refusal that says what is wrong with the file and what to do about it. */
export function refusePdf(fault: PdfFault, limits: PdfLimits, fileName: string): ReadSource {
  const name = `"${fileName}"`;
  switch (fault.kind) {
    case 'encrypted':
      return refuse(
        'ENCRYPTED_FILE',
        `${name} is locked with a password. Open it, print it to a new PDF without a password, and give that.`,
      );
    case 'damaged':
      return refuse(
        'BROKEN_FILE',
        `${name} is a damaged or cut-off PDF (${short(fault.reason)}). Give the file as it was first saved or sent.`,
      );
    case 'too-many-pages':
      return refuse(
        'TOO_HARD_TO_READ',
        `${name} has ${fault.count} pages; at most ${limits.pages} are read. Give the pages that hold the document as a file of their own.`,
      );
    case 'too-much':
      return refuse(
        'TOO_HARD_TO_READ',
        `${name} draws more than ${limits.operations} characters and lines before page ${fault.page} ends; no more are read. Give the pages that hold the document as a file of their own.`,
      );
    case 'endless':
      return refuse(
        'TOO_HARD_TO_READ',
        `${name} takes more than ${Math.round(limits.workMs / 1000)} s of work or ${limits.memoryMb} MB of memory to draw, as no document of its size does. Print the pages that hold the document to a new PDF and give that.`,
      );
    case 'form':
      return refuse(
        'NO_TEXT',
        `${name} is an XFA form, whose text only Adobe Reader can build. Open it there, print it to a PDF and give that.`,
      );
    case 'no-text':
      return refuse(
        'NO_TEXT',
        `${name} holds no text: its pages are empty, or their letters are drawn as curves. Give the document's .docx, or run text recognition (OCR) for Vietnamese on it.`,
      );
    case 'scanned':
      return refuse(
        'SCANNED_PDF',
        `${name} is scanned: ${pagesList(fault.pages)} pictures without text (of ${fault.count}). Run text recognition (OCR) for Vietnamese on it, or give the document's .docx.`.replace(
          'Page',
          'page',
        ),
      );
    case 'garbled':
      return refuse(
        'GARBLED_TEXT',
        `${name} shows letters that its text does not hold: ${pagesList(fault.pages)} garbled (of ${fault.count}), such as "${fault.sample}". Run text recognition (OCR) for Vietnamese on it, or give the document's .docx.`.replace(
          'Page',
          'page',
        ),
      );
  }
}

function short(reason: string): string {
  // Matches: the line end of a message of several lines. Must not match: a letter.
  return reason.replace(/\s+/g, ' ').slice(0, 120);
}
