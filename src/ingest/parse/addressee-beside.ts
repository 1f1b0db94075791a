import type { Section } from '../parsed-document';
import type { ParagraphBlock } from '../segment/section-tree';
import type { Addressee } from './addressee';
import type { DutyPlaces } from './duty-place';
import { unknownUnitBeforeColon } from './heading-units';

/** Whom a numbered item names before its colon, not known for a unit but beside an item that was a task, in section `last`; else null. */
export function addresseeBeside(
  { text, section, marker }: ParagraphBlock,
  last: number | null,
  sections: readonly Section[],
  places: DutyPlaces,
): Addressee | null {
  if (marker === null || marker.kind === 'BULLET' || section === null || last === null) return null;
  if (!places.isUnderDuties(section) || sections[last]?.parent !== sections[section]?.parent) return null;
  const found = unknownUnitBeforeColon(text, marker.length);
  return found === null ? null : { ...found, isExplicit: true };
}
