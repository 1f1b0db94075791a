import type { AttachedDocument, Metadata } from '../parsed-document';
import type { Block } from '../segment/section-tree';
import type { SegmentedDocument } from '../segment/segment-text';
import type { Calendar } from './period';

/** What belongs to one document of the file, and what its dates and figures are reckoned from. */
export interface DocumentPart {
  blocks: Block[];
  calendar: Calendar;
  type: string | null;
}

/** The document's own part, then those of the documents attached to it, which are issued on the same day. */
export function toParts(
  document: SegmentedDocument,
  metadata: Metadata,
  attached: readonly AttachedDocument[],
): DocumentPart[] {
  const { issuedOn, year, type } = metadata;
  return [
    { blocks: blocksOf(document, 0), calendar: { issuedOn, year }, type },
    ...attached.map((one, i) => ({
      blocks: blocksOf(document, i + 1),
      calendar: { issuedOn, year: one.year ?? year },
      type: one.type,
    })),
  ];
}

/** The blocks of one document of the file: 0 is the document itself. */
export const blocksOf = ({ blocks, stretches }: SegmentedDocument, index: number): Block[] =>
  stretches
    .filter((stretch) => stretch.document === index)
    .flatMap(({ fromBlock, toBlock }) => blocks.slice(fromBlock, toBlock));
