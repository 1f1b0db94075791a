import type { Database } from '../../src/database/database';
import { EVIDENCE, planter } from './planted-rows';

/** Rows of which each field and each link of the graph has a value somewhere, of an invented province. */
export async function plantWorld(database: Database) {
  const plant = planter(database);
  const province = await plant.unit('Tỉnh Lạc Giang', { code: 'LG' });
  const office = await plant.unit('Sở Bến Bãi', { parent: province, code: 'LG.SBB', aliases: ['SBB'] });
  const former = await plant.unit('Sở Cầu Đò', { parent: province });
  await plant.insert('unit_succession', { predecessor_id: former, successor_id: office, happened_on: '2025-03-01' });
  await plant.insert('unit_merge', { merged_id: 900, name: 'Sở Bến', kept_id: office });
  const doubtful = await plant.insert('unit', {
    name: 'Sở Không Rõ',
    valid_from: '2020-01-01',
    valid_to: '2030-01-01',
    doubt_code: 'UNIT_UNKNOWN',
    doubt: 'x',
  });

  const days = { issuer_id: province, issued_on: '2026-01-12', effective_on: '2026-01-12' };
  const law = await plant.document({ number: '30/2020/NĐ-CP', title: 'Về bến bãi', ...days });
  const named = await plant.document({ number: null, name: 'Luật Bến bãi', type: 'Luật' });
  const decision = await plant.document({ number: '415/QĐ-UBND', type: 'Quyết định', title: 'Ban hành', ...days });
  const plan = await plant.plan({ number: '12/KH-UBND', signer: 'x', fields: '{Bến bãi}', year: 2026, ...days });
  const [held] = await database.rows<{ id: number }>('select document_id as id from plan where id = $1', [plan]);
  const planDocument = held?.id as number;
  await plant.document({ number: '16/QĐ-UBND', issued_with_id: decision, issued_with_position: 0 });

  const inPlan = { plan_id: plan, evidence: EVIDENCE };
  const heading = { kind: 'HEADING', ordinal: 'I', title: 'Nhiệm vụ', ...inPlan };
  const part = await plant.insert('section', { position: 0, level: 1, ...heading });
  const section = await plant.insert('section', { position: 1, level: 2, parent_id: part, ...heading });
  await plant.insert('theme', { position: 0, text: 'x', level: 'x', ...inPlan });
  await plant.insert('declared_item', {
    position: 0,
    label: 'x',
    kind: 'task',
    declared_count: 2,
    present_count: 1,
    ...inPlan,
  });
  const task = await plant.task(plan, {
    section_id: section,
    ordinal: '1',
    expected_result: 'x',
    decided: JSON.stringify({ title: { at: '2026-01-13T00:00:00Z', was: 'x' } }),
  });
  const done = await plant.task(plan, { parent_id: task, status: 'COMPLETED', completed_on: '2026-02-01' });
  await plant.assignment(task, office, 'LEAD');
  await plant.assignment(done, doubtful, 'COORDINATE');
  await plant.assignment(done, office, 'LEAD');
  const undated = await plant.task(plan, { status: 'COMPLETED' });
  for (const id of [task, done, undated])
    await plant.deadline(id, { starts_on: '2026-01-12', due_on: '2026-06-30', recurring: true, rule: 'x' });
  const report = { reported_on: '2026-02-01', percent: 40, status: 'COMPLETED', completed_on: '2026-02-01', note: 'x' };
  await plant.insert('progress_report', { task_id: done, ...report });

  const indicator = await plant.indicator(plan, {
    task_id: done,
    owner_id: office,
    measure_unit: 'bến',
    period: '2026',
    baseline: 10,
    operator: 'BETWEEN',
    upper_value: 90,
  });
  await plant.insert('observation', {
    indicator_id: indicator,
    period: 'x',
    observed_on: '2026-02-01',
    value: 40,
    note: 'x',
  });
  await plant.indicator(plan, { owner_id: office });

  const inDoubt = { status: 'SUSPECT', status_reason: 'x', locator: 'Điều 1' };
  const citation = await plant.citation(planDocument, law, { plan_id: plan, task_id: task, kind: 'BASIS', ...inDoubt });
  await plant.citation(planDocument, named, { plan_id: plan, kind: 'BASIS' });
  await plant.citation(decision, law, { kind: 'REPLACES' });
  const remark = { document_id: planDocument, plan_id: plan, task_id: task, indicator_id: indicator, position: 0 };
  const diagnostic = await plant.insert('diagnostic', {
    code: 'X',
    severity: 'INFO',
    message: 'x',
    evidence: EVIDENCE,
    ...remark,
  });
  const words = { node: `Task:${task}`, message: 'x', quote: 'x', starts_at: 0, same_key: 'x' };
  const place = { document_id: planDocument, plan_id: plan, task_id: task };
  const reported = await plant.insert('reported_error', { ...place, ...words });
  await plant.insert('reporter_contact', { report_id: reported, contact: 'x' });
  return {
    province,
    office,
    former,
    doubtful,
    law,
    decision,
    plan,
    planDocument,
    task,
    done,
    indicator,
    citation,
    diagnostic,
  };
}

export type World = Awaited<ReturnType<typeof plantWorld>>;
