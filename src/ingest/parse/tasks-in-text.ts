import { isUnitList } from '../../vietnamese/unit-list';
import type { Section } from '../parsed-document';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import { type Addressee, GENERAL_CLAUSE, namesNoDuty, readAddressee, readInnerAddressee } from './addressee';
import { readAddresseeAfterCircumstance } from './addressee-after-circumstance';
import { addresseeBeside } from './addressee-beside';
import { isOnlyCoordination } from './coordination';
import { opensDuty } from './duty-opening';
import { DutyPlaces } from './duty-place';
import { LabelledTasks } from './labelled-tasks';
import { ANNOUNCES, INTRODUCES } from './orders-introduction';
import type { Calendar } from './period';
import { readMarkedUnits } from './role-marks';
import { sectionPath } from './section-path';
import { divisionOf } from './task-division';
import { assign, type TaskDraft } from './task-draft';
import { findLabels } from './task-labels';
import { NO_MARKER, namesMore, type Scope, ScopeOpener } from './task-scope';
import { extendTask, newTask } from './task-writer';
import { tasksOfUnits } from './tasks-of-units';

/** The tasks that paragraphs give to units, in document order. */
export function findTasksInText(
  blocks: readonly Block[],
  sections: readonly Section[],
  calendar: Calendar,
  type: string | null,
): TaskDraft[] {
  const reader = new TaskReader(sections, calendar, type);
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
  /** The paragraph before ends in a semicolon: a unit that acts in the next one has a task of its own, as within a paragraph. */
  private goesOn = false;
  /** The numbered paragraph last read. */
  private heading: ParagraphBlock | null = null;

  constructor(
    private readonly sections: readonly Section[],
    private readonly calendar: Calendar,
    type: string | null,
  ) {
    this.places = new DutyPlaces(sections, type);
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
    const goesOn = this.goesOn;
    this.goesOn = block.text.endsWith(';');
    const rank = block.marker?.rank ?? NO_MARKER;
    const bodyAt = block.marker?.length ?? 0;
    const body = block.text.slice(bodyAt);
    if (block.marker === null && block.section !== this.section) this.close();
    if (block.marker !== null) this.scopes = this.scopes.filter((scope) => scope.rank < rank);
    if (this.open !== null && block.marker !== null && rank <= this.open.rank) this.open = null;
    this.section = block.section;
    if (block.marker !== null && block.marker.kind !== 'BULLET') this.heading = block;
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
    if (block.marker === null && namesMore(this.scopes.at(-1), block)) return;
    const division = this.open === null ? null : divisionOf(this.open, block, next);
    if (division !== null && this.tasks.at(-1) === this.open?.task) {
      // the duties below it are the tasks, not what introduces them
      this.tasks.pop();
      this.open = null;
      this.scopes.push({ ...division, bullets: 0, goesOn: false });
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
    const part = isLabelled ? this.labelled.read(block, labels, this.open !== null, this.heading) : null;
    if (part?.isNew === true) this.tasks.push(part.task);
    if (part?.isNamed === true) this.open = { task: part.task, rank };
    if (part !== null) return;
    const marked = addressee === null ? readMarkedUnits(block, bodyAt) : null;
    if (marked !== null && (block.marker !== null || this.places.isUnderDuties(block.section))) {
      const stretch = marked.start === bodyAt ? { ...all, dutyAt: marked.end } : all;
      this.start(rank, newTask(block, stretch, marked.assignments, this.ordinalOf(block, scope), this.calendar));
    } else if (addressee !== null && (addressee.isExplicit || this.beginsAnew(block, goesOn))) {
      for (const task of tasksOfUnits(block, bodyAt, addressee, this.ordinalOf(block, scope), this.calendar))
        this.start(rank, task);
    } else if (
      this.open !== null &&
      (block.marker === null || rank > this.open.rank) &&
      !(scope !== undefined && this.open.rank === NO_MARKER && block.marker === null && opensDuty(body))
    ) {
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

  /** Whether a unit that acts at the paragraph's beginning has a task of its own: it is an item, or stands beside other units' duties. */
  private beginsAnew({ marker, section }: ParagraphBlock, goesOn: boolean): boolean {
    if (this.open === null || marker !== null || goesOn) return true;
    return this.open.rank === NO_MARKER && this.scopes.length === 0 && this.places.isUnderDuties(section);
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
        : null) ??
      addresseeBeside(block, this.tasks.at(-1)?.section ?? null, this.sections, this.places);
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
}
