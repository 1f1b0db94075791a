import { isUnitList } from '../../vietnamese/unit-list';
import type { Section } from '../parsed-document';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import {
  type Addressee,
  GENERAL_CLAUSE,
  namesNoDuty,
  nextAddressee,
  readAddressee,
  readAddresseeAfterCircumstance,
  readInnerAddressee,
} from './addressee';
import { isOnlyCoordination } from './coordination';
import { DutyPlaces } from './duty-place';
import { LabelledTasks } from './labelled-tasks';
import { ANNOUNCES, INTRODUCES } from './orders-introduction';
import type { Calendar } from './period';
import { sectionPath } from './section-path';
import { assign, type TaskDraft } from './task-draft';
import { findLabels } from './task-labels';
import { NO_MARKER, type Scope, ScopeOpener } from './task-scope';
import { extendTask, newTask } from './task-writer';

/** The tasks that paragraphs give to units, in document order. */
export function findTasksInText(
  blocks: readonly Block[],
  sections: readonly Section[],
  calendar: Calendar,
): TaskDraft[] {
  const reader = new TaskReader(sections, calendar);
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'table') reader.close();
    else reader.read(block, blocks[i + 1]);
  }
  return reader.tasks;
}

class TaskReader {
  readonly tasks: TaskDraft[] = [];
  private scopes: Scope[] = [];
  private open: { task: TaskDraft; rank: number } | null = null;
  private section: number | null = null;
  /** Above the first section an introduction of orders has been read: "Phó Thủ tướng có ý kiến như sau:". */
  private isIntroduced = false;

  constructor(
    private readonly sections: readonly Section[],
    private readonly calendar: Calendar,
  ) {
    this.places = new DutyPlaces(sections);
    this.opener = new ScopeOpener(sections, this.places);
    this.labelled = new LabelledTasks(sections, calendar);
  }

  private readonly places: DutyPlaces;
  private readonly opener: ScopeOpener;
  private readonly labelled: LabelledTasks;

  close(): void {
    this.open = null;
    this.scopes = [];
  }

  read(block: ParagraphBlock, next: Block | undefined): void {
    const rank = block.marker?.rank ?? NO_MARKER;
    const bodyAt = block.marker?.length ?? 0;
    const body = block.text.slice(bodyAt);
    if (block.marker === null && block.section !== this.section) this.close();
    if (block.marker !== null) this.scopes = this.scopes.filter((scope) => scope.rank < rank);
    if (this.open !== null && block.marker !== null && rank <= this.open.rank) this.open = null;
    this.section = block.section;
    const introduces = block.section === null && INTRODUCES.test(body);
    if (introduces || ANNOUNCES.test(body)) this.isIntroduced = false;
    if (GENERAL_CLAUSE.test(body)) {
      this.close();
      return;
    }
    if (introduces && (next?.kind !== 'paragraph' || next.marker === null)) {
      // the orders stand below it, one to a paragraph
      this.close();
      this.isIntroduced = true;
      return;
    }
    const labels = findLabels(block.text);
    const isLabelled = labels[0]?.labelAt === bodyAt;
    if (!isLabelled && !this.places.mayHold(block.section)) {
      this.close();
      return;
    }
    const opened = this.opener.openedBy(block, next, this.isIntroduced);
    if (opened !== null) {
      this.open = null;
      this.scopes.push(opened);
      return;
    }
    const named = readAddressee(block.text, bodyAt);
    if (named !== null && this.places.binds(named.units, block.section)) return;
    const addressee = this.addresseeOf(block, bodyAt, named);
    const scope = this.scopes.at(-1);
    if (addressee === null ? scope !== undefined && isUnitList(body) : namesNoDuty(block.text.slice(addressee.dutyAt)))
      return;
    // Matches: an introduction of the items below: "có trách nhiệm:". Must not match: a sentence's end.
    if (
      block.marker === null &&
      scope !== undefined &&
      /:$/u.test(body) &&
      next?.kind === 'paragraph' &&
      next.marker !== null
    )
      return;
    const all = { from: bodyAt, dutyAt: bodyAt, to: block.text.length };
    const part = isLabelled ? this.labelled.read(block, labels, this.open !== null) : null;
    if (part?.isNew === true) this.tasks.push(part.task);
    if (part?.isNamed === true) this.open = { task: part.task, rank };
    if (part !== null) return;
    if (addressee !== null && (addressee.isExplicit || this.open === null || block.marker !== null)) {
      this.startAll(block, rank, bodyAt, addressee, this.ordinalOf(block, scope));
    } else if (this.open !== null && (block.marker === null || rank > this.open.rank)) {
      extendTask(this.open.task, block, this.calendar);
    } else if (scope !== undefined && body.length > 15) {
      const only = isOnlyCoordination(body);
      const assignments = scope.assignments.map((a) => (only ? { ...a, role: 'COORDINATE' as const } : a));
      this.start(rank, newTask(block, all, assignments, this.ordinalOf(block, scope), this.calendar, only));
    } else if (this.open === null && this.readInner(block, rank, bodyAt)) {
      return;
    } else if (labels.some(({ label }) => label === 'LEAD')) {
      this.start(rank, newTask(block, all, [], this.ordinalOf(block, scope), this.calendar));
    }
  }

  /** Whom the paragraph addresses; in rules a unit that is bound by them is given no duty. */
  private addresseeOf(block: ParagraphBlock, bodyAt: number, named: Addressee | null): Addressee | null {
    if (!this.places.mayAddress(block, this.isIntroduced)) return null;
    const found =
      named ??
      (this.scopes.length === 0
        ? readAddresseeAfterCircumstance(block.text, bodyAt, {
            isDuty: this.places.isUnderDuties(block.section),
            opensList: false,
          })
        : null);
    return found !== null && this.places.binds(found.units, block.section) ? null : found;
  }

  /** Starts the task of a paragraph that names its unit in its midst: "Rà soát …; giao Sở Tài chính chủ trì". */
  private readInner(block: ParagraphBlock, rank: number, bodyAt: number): boolean {
    if (block.marker === null || !this.places.isUnderDuties(block.section)) return false;
    const units = readInnerAddressee(block.text, bodyAt);
    if (units === null) return false;
    const stretch = { from: bodyAt, dutyAt: bodyAt, to: block.text.length };
    this.start(
      rank,
      newTask(block, stretch, assign(block, units, 'LEAD'), this.ordinalOf(block, undefined), this.calendar),
    );
    return true;
  }

  private ordinalOf(block: ParagraphBlock, scope: Scope | undefined): string | null {
    const path = sectionPath(this.sections, block.section);
    if (block.marker !== null && block.marker.kind !== 'BULLET') return path;
    if (scope === undefined) return path;
    if (block.marker === null) return scope.path;
    scope.bullets += 1;
    return scope.path === null ? String(scope.bullets) : `${scope.path}.${scope.bullets}`;
  }

  private start(rank: number, task: TaskDraft): void {
    this.tasks.push(task);
    this.open = { task, rank };
  }

  /** Starts the addressee's task, and one for each unit that acts after a semicolon of the same paragraph. */
  private startAll(
    block: ParagraphBlock,
    rank: number,
    from: number,
    addressee: Addressee,
    ordinal: string | null,
  ): void {
    let begin = from;
    let current: Addressee | null = addressee;
    for (let part = 1; current !== null; part++) {
      const next = nextAddressee(block.text, current.dutyAt);
      const end = next < 0 ? block.text.length : next - 2;
      const numbered = part === 1 && next < 0 ? ordinal : `${ordinal ?? ''}${ordinal === null ? '' : '.'}${part}`;
      const stretch = { from: begin, dutyAt: current.dutyAt, to: end };
      this.start(rank, newTask(block, stretch, assign(block, current.units, 'LEAD'), numbered, this.calendar));
      current = next < 0 ? null : readAddressee(block.text, next);
      begin = next;
    }
  }
}
