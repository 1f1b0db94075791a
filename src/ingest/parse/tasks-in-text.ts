import { isUnitList, readUnitList } from '../../vietnamese/unit-list';
import type { AssignmentMention, Section } from '../parsed-document';
import type { Block, ParagraphBlock } from '../segment/section-tree';
import {
  type Addressee,
  GENERAL_CLAUSE,
  namesNoDuty,
  nextAddressee,
  readAddressee,
  readAddresseeAfterCircumstance,
} from './addressee';
import { findPartners, isOnlyCoordination } from './coordination';
import type { Calendar } from './period';
import { sectionPath } from './section-path';
import { assign, type TaskDraft } from './task-draft';
import { applyLabels, findLabels, type Labelled } from './task-labels';
import { extendTask, groupTask, newTask } from './task-writer';

/** Units that a heading or an introduction makes responsible for the items below it. */
interface Scope {
  assignments: AssignmentMention[];
  rank: number;
  path: string | null;
  /** Bullets seen below it. */
  bullets: number;
}

const NO_MARKER = 100;
// Matches: titles of sections where a unit's name alone makes a duty. Must not match: "MỤC ĐÍCH, YÊU CẦU".
const DUTY_SECTION = /tổ chức thực hiện|phân công|nhiệm vụ|giải pháp|trách nhiệm/iu;

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
  /** The task whose parts are given one by one after labels, and the section above those parts. */
  private labelled: { task: TaskDraft; above: number | null } | null = null;

  constructor(
    private readonly sections: readonly Section[],
    private readonly calendar: Calendar,
  ) {}

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
    if (GENERAL_CLAUSE.test(body)) {
      this.close();
      return;
    }
    if (this.openScope(block, body, bodyAt, rank, next)) return;
    const addressee = this.mayAddress(block)
      ? (readAddressee(block.text, bodyAt) ??
        (this.scopes.length === 0 ? readAddresseeAfterCircumstance(block.text, bodyAt) : null))
      : null;
    const scope = this.scopes.at(-1);
    if (addressee === null ? scope !== undefined && isUnitList(body) : namesNoDuty(block.text.slice(addressee.dutyAt)))
      return;
    const labels = findLabels(block.text);
    const all = { from: bodyAt, dutyAt: bodyAt, to: block.text.length };
    if (labels[0]?.labelAt === bodyAt && this.readLabels(block, rank, labels)) return;
    if (addressee !== null && (addressee.isExplicit || this.open === null || block.marker !== null)) {
      this.startAll(block, rank, bodyAt, addressee, this.ordinalOf(block, scope));
    } else if (this.open !== null && (block.marker === null || rank > this.open.rank)) {
      extendTask(this.open.task, block, this.calendar);
    } else if (scope !== undefined && body.length > 15) {
      const only = isOnlyCoordination(body);
      const assignments = scope.assignments.map((a) => (only ? { ...a, role: 'COORDINATE' as const } : a));
      this.start(rank, newTask(block, all, assignments, this.ordinalOf(block, scope), this.calendar, only));
    } else if (labels.some(({ label }) => label === 'LEAD')) {
      this.start(rank, newTask(block, all, [], this.ordinalOf(block, scope), this.calendar));
    }
  }

  /** Takes a paragraph that begins with a label as a part of its task: "Cơ quan chủ trì: …" after "Tên nhiệm vụ: …". */
  private readLabels(block: ParagraphBlock, rank: number, labels: readonly Labelled[]): boolean {
    const own = block.section === null ? null : (this.sections[block.section] ?? null);
    const above = block.marker === null || block.marker.kind === 'BULLET' ? block.section : (own?.parent ?? null);
    const first = labels[0] as Labelled;
    if (first.label === 'NAME') {
      const stretch = { from: first.start, dutyAt: first.start, to: block.text.length };
      this.start(rank, newTask(block, stretch, [], sectionPath(this.sections, above), this.calendar));
      this.labelled = { task: this.tasks.at(-1) as TaskDraft, above };
      return true;
    }
    if (this.labelled === null || this.labelled.above !== above) {
      if (!labels.some(({ label }) => label === 'LEAD') || own === null || this.open !== null) return false;
      const task = groupTask(own, block, sectionPath(this.sections, above));
      this.tasks.push(task);
      this.labelled = { task, above };
    }
    const { task } = this.labelled;
    applyLabels(task, block, labels, this.calendar);
    task.text = `${task.text}\n${block.text}`;
    task.place = { start: task.place.start, end: block.end };
    return true;
  }

  /** Opens a scope where the paragraph is a unit's name alone, or hands a list of items to a unit. */
  private openScope(
    block: ParagraphBlock,
    body: string,
    bodyAt: number,
    rank: number,
    next: Block | undefined,
  ): boolean {
    const itemsFollow =
      next?.kind === 'paragraph' &&
      (next.marker === null ? NO_MARKER : next.marker.rank) > (block.marker === null ? 0 : rank);
    if (!itemsFollow) return false;
    const path = sectionPath(this.sections, block.section);
    if (block.marker !== null && block.marker.kind !== 'BULLET' && isUnitList(body)) {
      const units = readUnitList(block.text, bodyAt)?.units ?? [];
      this.open = null;
      this.scopes.push({ assignments: assign(block, units, 'LEAD'), rank, path, bullets: 0 });
      return true;
    }
    const below = next.marker;
    const addressee =
      // Matches: a colon at the end and no sentence's end before it: "Giao Văn phòng Sở thực hiện:". Must not match: "Đã làm. Giao Sở:".
      below !== null && /:$/u.test(body) && body.length < 260 && !/[.;] /u.test(body)
        ? readAddressee(block.text, bodyAt)
        : null;
    if (addressee === null || below === null || !(addressee.isExplicit || this.mayAddress(block))) return false;
    this.open = null;
    const partners = assign(block, findPartners(block.text, addressee.dutyAt), 'COORDINATE');
    this.scopes.push({
      assignments: [...assign(block, addressee.units, 'LEAD'), ...partners],
      rank: block.marker === null ? below.rank - 0.5 : rank,
      path,
      bullets: 0,
    });
    return true;
  }

  /** Whether a unit at the paragraph's beginning may be an addressee without "Giao". */
  private mayAddress(block: ParagraphBlock): boolean {
    if (block.section === null) return false;
    if (block.marker !== null) return true;
    for (let at: number | null = block.section; at !== null; at = this.sections[at]?.parent ?? null) {
      if (DUTY_SECTION.test(this.sections[at]?.title ?? '')) return true;
    }
    // Matches: "Giao Văn phòng Sở". Must not match: "Giao thông".
    return /^(?:Giao|Phân công) /u.test(block.text);
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
