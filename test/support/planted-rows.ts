import type { DataSource } from 'typeorm';
import { documentNumberKey } from '../../src/vietnamese/document-number';
import { fold } from '../../src/vietnamese/fold';
import { foldUnitName } from '../../src/vietnamese/unit-name-key';

type Values = Record<string, unknown>;

export const EVIDENCE = { quote: 'x', start: 0, end: 1 };

/**
 * Rows as the tests need them: what a test does not say has a plausible value. Each function returns the new id. Many rows are
 * planted sooner in one transaction: `source.transaction((source) => planter({ source })…)`. `already`: how many another one has
 * planted at most, where both plant in one database.
 */
export function planter(database: { source: Pick<DataSource, 'query'> }, already = 0) {
  let made = already;
  const next = () => {
    made += 1;
    return made;
  };

  async function insert(table: string, values: Values): Promise<number> {
    const columns = Object.keys(values);
    const places = columns.map((_, i) => `$${i + 1}`);
    const text = `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) returning id`;
    const [row] = await database.source.query<{ id: number }[]>(text, Object.values(values));
    if (!row) throw new Error(`Nothing went into ${table}.`);
    return row.id;
  }

  async function unit(name: string, options: { parent?: number | null; code?: string; aliases?: string[] } = {}) {
    const parent = options.parent ?? null;
    const id = await insert('unit', { name, parent_id: parent, code: options.code ?? null, is_collective: false });
    for (const alias of [name, ...(options.aliases ?? [])])
      await insert('unit_alias', { unit_id: id, scope_id: parent, name: alias, name_key: foldUnitName(alias) });
    return id;
  }

  const sourceText = (text = 'x') =>
    insert('source_text', { sha256: next().toString(16).padStart(64, '0'), file_name: `${made}.txt`, text });

  /** A document with a number, unless `values` names it otherwise. */
  function document(values: Values = {}): Promise<number> {
    const {
      number = `${next()}/2026/NĐ-CP`,
      name = null,
      ...rest
    } = values as { number?: string | null; name?: string };
    return insert('legal_document', {
      number,
      number_key: number === null ? null : documentNumberKey(number),
      name,
      name_key: name === null ? null : fold(name),
      type: 'Nghị định',
      ...rest,
    });
  }

  async function plan(values: Values = {}): Promise<number> {
    const { number = `${next()}/KH-SNV`, ...rest } = values as { number?: string | null };
    const issuer = { issuer_id: values.issuer_id ?? null, issued_on: values.issued_on ?? null };
    const source = await sourceText();
    return insert('plan', {
      number,
      number_key: number === null ? null : documentNumberKey(number),
      document_type: 'Kế hoạch',
      title: 'Về việc thử',
      source_text_id: source,
      document_id: await document({ number, type: 'Kế hoạch', source_text_id: source, ...issuer }),
      ...rest,
    });
  }

  const task = (planId: number, values: Values = {}) =>
    insert('task', {
      plan_id: planId,
      position: next(),
      title: `Việc ${made}`,
      text: 'x',
      evidence: EVIDENCE,
      ...values,
    });

  const assignment = (taskId: number, unitId: number, role: 'LEAD' | 'COORDINATE') =>
    insert('assignment', { task_id: taskId, unit_id: unitId, role, position: next(), evidence: EVIDENCE });

  const deadline = (taskId: number, values: Values) =>
    insert('deadline', { task_id: taskId, position: next(), text: 'hạn', evidence: EVIDENCE, ...values });

  const report = (taskId: number, reportedOn: string, percent: number | null) =>
    insert('progress_report', { task_id: taskId, reported_on: reportedOn, percent });

  /** A citation of `documentId` in the text of `citingId`. */
  const citation = (citingId: number, documentId: number, values: Values = {}) =>
    insert('citation', {
      kind: 'CITES',
      status: 'RESOLVED',
      citing_document_id: citingId,
      document_id: documentId,
      position: next(),
      evidence: EVIDENCE,
      ...values,
    });

  const indicator = (planId: number, values: Values = {}) =>
    insert('indicator', {
      plan_id: planId,
      position: next(),
      name: `Chỉ tiêu ${made}`,
      operator: 'GTE',
      value: 80,
      evidence: EVIDENCE,
      ...values,
    });

  const observation = (indicatorId: number, observedOn: string, value: number) =>
    insert('observation', { indicator_id: indicatorId, period: `kỳ ${next()}`, observed_on: observedOn, value });

  return {
    insert,
    unit,
    sourceText,
    document,
    plan,
    task,
    assignment,
    deadline,
    report,
    citation,
    indicator,
    observation,
  };
}

export type Planter = ReturnType<typeof planter>;
