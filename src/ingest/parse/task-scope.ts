import { isUnitList, readUnitList } from '../../vietnamese/unit-list';
import type { AssignmentMention, Section } from '../parsed-document';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import { readAddressee } from './addressee';
import { readAddresseeAfterCircumstance } from './addressee-after-circumstance';
import { findPartners } from './coordination';
import type { DutyPlaces } from './duty-place';
import { readHandedOn } from './handed-on';
import { headingUnits, unknownHeadingUnit } from './heading-units';
import { INTRODUCES, ORDERS_SOMEONE } from './orders-introduction';
import { sectionPath } from './section-path';
import { withoutDivision } from './task-division';
import { assign } from './task-draft';

/** Units that a heading or an introduction makes responsible for the items below it. */
export interface Scope {
  assignments: AssignmentMention[];
  rank: number;
  path: string | null;
  /** Bullets seen below it. */
  bullets: number;
  /** Its heading breaks off behind a unit: "Trách nhiệm của các bộ;". The next line may name more. */
  goesOn: boolean;
}

/** The rank of a paragraph without number or bullet. */
export const NO_MARKER = 100;

// Matches: the end of a list that goes on in the next line: "cơ quan thuộc Chính phủ;". Must not match: "Bộ Y tế:".
const BREAKS_OFF = /(?:[;,]|\svà)\s*$/u;

/** Tells which paragraphs make units responsible for the items below them. */
export class ScopeOpener {
  /** The sections and ranks under which headings have named units: another heading there names one too. */
  private readonly unitHeadings = new Set<string>();

  constructor(
    private readonly sections: readonly Section[],
    private readonly places: DutyPlaces,
  ) {}

  /** The scope that the paragraph opens: it is a unit's name alone, or hands a list of items to a unit. */
  openedBy(block: ParagraphBlock, next: Block | undefined, isIntroduced: boolean): Scope | null {
    const rank = block.marker?.rank ?? NO_MARKER;
    const bodyAt = block.marker?.length ?? 0;
    const body = block.text.slice(bodyAt);
    const itemsFollow =
      next?.kind === 'paragraph' &&
      (next.marker === null ? NO_MARKER : next.marker.rank) > (block.marker === null ? 0 : rank);
    if (next?.kind !== 'paragraph' || !(itemsFollow || handsOnSiblings(block, next))) return null;
    const path = sectionPath(this.sections, block.section);
    const isHeading = block.marker !== null && block.marker.kind !== 'BULLET';
    const parent = block.section === null ? null : (this.sections[block.section]?.parent ?? null);
    const heading = !isHeading
      ? null
      : (headingUnits(block.text, bodyAt) ??
        (this.unitHeadings.has(`${parent} ${rank}`) ? unknownHeadingUnit(block.text, bodyAt) : null));
    if (heading !== null) {
      this.unitHeadings.add(`${parent} ${rank}`);
      const units = heading.filter((unit) => !this.places.binds([unit], block.section));
      if (units.length === 0) return null;
      return { assignments: assign(block, units, 'LEAD'), rank, path, bullets: 0, goesOn: BREAKS_OFF.test(body) };
    }
    const below = next.marker;
    const led = withoutDivision(body, next);
    const handedOn = below === null ? null : readHandedOn(block.text, bodyAt);
    const addressee =
      handedOn ??
      // Matches: a colon at the end and no sentence's end before it: "Giao Văn phòng Sở thực hiện:". Must not match: "Đã làm. Giao Sở:".
      (below !== null && /:$/u.test(led) && led.length < 260 && !/[.;] /u.test(led)
        ? (readAddressee(block.text, bodyAt) ??
          readAddresseeAfterCircumstance(block.text, bodyAt, {
            isDuty: this.places.isUnderDuties(block.section),
            opensList: true,
          }))
        : null);
    const isOrder = addressee?.isExplicit === true || handedOn !== null;
    if (addressee === null || below === null || !(isOrder || this.places.mayAddress(block, isIntroduced))) return null;
    // "Thủ tướng Chính phủ có ý kiến như sau:" says who orders, not who is to do it
    if (handedOn === null && block.section === null && INTRODUCES.test(body) && !ORDERS_SOMEONE.test(body)) return null;
    const partners = assign(block, findPartners(block.text, addressee.dutyAt), 'COORDINATE');
    return {
      assignments: [...assign(block, addressee.units, 'LEAD'), ...partners],
      rank: block.marker === null || !itemsFollow ? below.rank - 0.5 : rank,
      path,
      bullets: 0,
      goesOn: false,
    };
  }
}

/** "1. Giao phòng X thực hiện các công việc:" before "2. …", "3. …": its list was numbered on with it. */
function handsOnSiblings({ text, marker }: ParagraphBlock, next: ParagraphBlock): boolean {
  // Matches: the colon that a list follows. Must not match: a sentence's end.
  if (marker === null || next.marker?.rank !== marker.rank || !/:$/u.test(text)) return false;
  return marker.kind !== 'BULLET' && ORDERS_SOMEONE.test(text.slice(marker.length));
}

/** Whether the line goes on with the units of the heading above it; they are its scope's then too. */
export function namesMore(scope: Scope | undefined, block: ParagraphBlock): boolean {
  if (scope?.goesOn !== true) return false;
  scope.goesOn = false;
  if (!isUnitList(block.text)) return false;
  scope.assignments.push(...assign(block, readUnitList(block.text, 0)?.units ?? [], 'LEAD'));
  return true;
}
