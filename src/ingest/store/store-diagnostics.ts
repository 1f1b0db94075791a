import type { EntityManager } from 'typeorm';
import { Diagnostic } from '../../modules/plans/plan-parts.entity';
import type { ReadDocument } from '../parsed-document';
import type { DecisionRemark } from './decision-remarks';
import { syncRows } from './sync-rows';

/** Which field of a task a remark doubts, by the beginning of its code: who decides the field answers the remark. */
const FIELDS: readonly (readonly [code: string, field: string])[] = [
  ['TASK_WITHOUT_LEAD', 'assignments'],
  ['ASSIGNMENT', 'assignments'],
  ['TASK_UNIT', 'assignments'],
  ['UNIT', 'assignments'],
  ['DEADLINE', 'deadlines'],
  ['TITLE', 'title'],
];

/**
 * What the reader was unsure of, and where the document and people's decisions differ: the remarks of a document. One
 * that a person dismissed stays so as long as it says the same of the same words.
 */
export async function storeDiagnostics(
  manager: EntityManager,
  document: ReadDocument,
  place: {
    documentId: number;
    planId: number | null;
    taskIds: readonly (number | null)[];
    indicatorIds: readonly number[];
  },
  remarks: readonly DecisionRemark[],
): Promise<void> {
  const { documentId, planId, taskIds, indicatorIds } = place;
  const taskAround = finder(document.tasks, (i) => document.tasks[i]?.parent ?? null);
  const indicatorAround = finder(document.indicators, () => null);
  const read = document.diagnostics.map(({ place, ...diagnostic }): Partial<Diagnostic> => {
    const task = place && taskAround(place.start);
    const indicator = place && indicatorAround(place.start);
    return {
      ...diagnostic,
      evidence: place,
      taskId: task === null ? null : (taskIds[task] ?? null),
      indicatorId: indicator === null ? null : (indicatorIds[indicator] ?? null),
      field: task === null ? null : (FIELDS.find(([code]) => diagnostic.code.startsWith(code))?.[1] ?? null),
    };
  });
  const kept = remarks.map(
    ({ place, ...remark }): Partial<Diagnostic> => ({ ...remark, evidence: place, indicatorId: null }),
  );
  const rows = [...read, ...kept].map((row, position) => ({ ...row, planId, position }));
  await syncRows(manager, Diagnostic, { documentId }, rows, [
    (row) => `${row.code}\n${row.message}\n${row.evidence?.quote}`,
  ]);
}

/** Finds the index of the passage that an offset lies in: of passages in document order the last that begins before, or what it is a part of. */
function finder(
  passages: readonly { place: { start: number; end: number } }[],
  parentOf: (index: number) => number | null,
): (offset: number) => number | null {
  const inOrder = passages.map((_, i) => i).sort((a, b) => placeOf(a).start - placeOf(b).start);
  function placeOf(index: number) {
    return (passages[index] as { place: { start: number; end: number } }).place;
  }
  return (offset) => {
    let [low, high] = [0, inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeOf(inOrder[middle] as number).start <= offset) low = middle + 1;
      else high = middle;
    }
    let index: number | null = inOrder[low - 1] ?? null;
    while (index !== null && placeOf(index).end <= offset) index = parentOf(index);
    return index;
  };
}
