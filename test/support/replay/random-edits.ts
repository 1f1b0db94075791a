import { documentNumberKey } from '../../../src/vietnamese/document-number';
import { foldUnitName } from '../../../src/vietnamese/unit-name-key';
import { EVIDENCE } from '../planted-rows';
import type { Chance } from '../seeded-chance';
import type { Edit, KeptRows, Row, Table } from './kept-rows';

const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'] as const;
const QUARTERS = [0, 25, 50, 75, 100];

/** Makes up edits that the database takes, for the rows as they are, of those that `mayTouch` allows. */
export function editor(chance: Chance, rows: KeptRows, mayTouch: (row: Row, table: Table) => boolean) {
  let made = 0;
  const next = () => {
    made += 1;
    return made;
  };
  const any = (table: Table): Row | null => {
    const known = [...rows[table].values()].filter((row) => mayTouch(row, table));
    return known.length > 0 ? chance.oneOf(known) : null;
  };
  /** One to point at: units and documents are never made or taken away on the way. */
  const far = (table: 'unit' | 'legal_document'): Row => chance.oneOf([...rows[table].values()]);
  const add = (table: Table, values: Record<string, unknown>): Edit => {
    const id = next();
    return { table, id, row: { id, ...values } };
  };
  const set = (table: Table, row: Row | null, values: Record<string, unknown>): Edit | null =>
    row && Object.entries(values).some(([column, value]) => row[column] !== value)
      ? { table, id: row.id, row: { ...row, ...values } }
      : null;
  const drop = (table: Table, row: Row | null): Edit | null => row && { table, id: row.id, row: null };
  const day = () =>
    `2026-${String(1 + chance.below(12)).padStart(2, '0')}-${String(1 + chance.below(28)).padStart(2, '0')}`;
  const placed = () => ({ position: made, evidence: EVIDENCE });
  const number = () => {
    const said = `${next()}/2026/NĐ-CP`;
    return { number: said, number_key: documentNumberKey(said) };
  };
  const alias = (unit: Row | null) => {
    const name = `Tên ${next()}`;
    return unit && add('unit_alias', { unit_id: unit.id, scope_id: null, name, name_key: foldUnitName(name) });
  };
  const assignment = (task: Row | null) => {
    const unit = far('unit');
    const role = chance.oneOf(['LEAD', 'COORDINATE']);
    const isTaken = [...rows.assignment.values()].some(
      (row) => row.task_id === task?.id && row.unit_id === unit.id && row.role === role,
    );
    return task && !isTaken ? add('assignment', { task_id: task.id, unit_id: unit.id, role, ...placed() }) : null;
  };
  const citation = (plan: Row | null) => {
    const document = far('legal_document');
    const task = plan && chance.oneOf([null, ...[...rows.task.values()].filter((row) => row.plan_id === plan.id)]);
    if (!plan) return null;
    const of = {
      document_id: document.id,
      citing_document_id: plan.document_id,
      plan_id: plan.id,
      task_id: task?.id ?? null,
    };
    return add('citation', { kind: chance.oneOf(['BASIS', 'CITES']), status: 'RESOLVED', ...of, ...placed() });
  };
  const indicator = (plan: Row | null) =>
    plan && add('indicator', { plan_id: plan.id, name: `Chỉ tiêu ${made}`, operator: 'GTE', value: 100, ...placed() });
  const task = (plan: Row | null) =>
    plan && add('task', { plan_id: plan.id, title: `Việc ${made}`, text: 'x', status: 'NOT_STARTED', ...placed() });
  const plan = (sourceTextId: number, documentId: number): Edit => {
    const said = `${next()}/KH-SNV`;
    return add('plan', {
      number: said,
      number_key: documentNumberKey(said),
      document_type: 'Kế hoạch',
      title: `Kế hoạch ${made}`,
      issuer_id: far('unit').id,
      document_id: documentId,
      source_text_id: sourceTextId,
    });
  };

  const KINDS: readonly (() => Edit | null)[] = [
    () => task(any('plan')),
    () => task(any('plan')),
    () => assignment(any('task')),
    () => assignment(any('task')),
    () => citation(any('plan')),
    () => indicator(any('plan')),
    () => alias(any('unit')),
    () => {
      const row = any('task');
      return row && add('deadline', { task_id: row.id, text: `hạn ${made}`, due_on: day(), ...placed() });
    },
    () => {
      const row = any('task');
      return row && add('progress_report', { task_id: row.id, reported_on: day(), percent: chance.oneOf(QUARTERS) });
    },
    () => {
      const row = any('indicator');
      const figure = { period: `kỳ ${made}`, observed_on: day(), value: chance.oneOf(QUARTERS) };
      return row && add('observation', { indicator_id: row.id, ...figure });
    },
    () => set('unit', any('unit'), { name: `Sở ${next()}` }),
    () => set('plan', any('plan'), { title: `Kế hoạch ${next()}`, issuer_id: far('unit').id }),
    () => set('task', any('task'), { title: `Việc ${next()}` }),
    () => set('task', any('task'), { status: chance.oneOf(STATUSES) }),
    () => set('deadline', any('deadline'), { due_on: chance.maybeNull(0.3, day) }),
    () => set('legal_document', any('legal_document'), number()),
    () => set('citation', any('citation'), { document_id: far('legal_document').id }),
    () => set('observation', any('observation'), { value: chance.oneOf(QUARTERS) }),
    () => drop('assignment', any('assignment')),
    () => drop('deadline', any('deadline')),
    () => drop('citation', any('citation')),
    () => drop('unit_alias', any('unit_alias')),
    () => (chance.below(3) === 0 ? drop('task', any('task')) : null),
    () => (chance.below(3) === 0 ? drop('indicator', any('indicator')) : null),
    () => (chance.below(80) === 0 ? drop('plan', any('plan')) : null),
  ];

  return {
    unit: () => add('unit', { name: `Sở ${made}`, is_collective: false }),
    document: () => add('legal_document', { ...number(), type: 'Nghị định' }),
    plan,
    /** The first of those whose names have words: two transactions that bring a new word wait for each other. */
    named: (): Edit[] => [task(any('plan')), indicator(any('plan')), alias(any('unit'))].flatMap((made) => made ?? []),
    any(): Edit {
      for (let tries = 0; tries < 1000; tries++) {
        const edit = chance.oneOf(KINDS)();
        if (edit) return edit;
      }
      throw new Error('Nothing is left to edit.');
    },
  };
}
