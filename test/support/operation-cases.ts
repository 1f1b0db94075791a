import { planText } from './plan-text';
import type { TestHub } from './test-hub';

type Variables = Record<string, unknown>;

/** What the operations of test/operations are asked with, by file, on the rows of `plantedGraph`. */
export interface OperationCases {
  reading: Readonly<Record<string, readonly Variables[]>>;
  writing: Readonly<Record<string, readonly Variables[]>>;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const versioned = ({ id, version }: TaskRow) => ({ id, expectedVersion: version });

const ROWS = `{
  plan(number: "7/KH-SDL") { id version tasks(first: 12) { nodes { id version assignments { unit { id name version } } citations { id version } } }
    indicators(first: 3) { nodes { id version } } issuer { id } }
  decided: plan(number: "12/KH-SNV") { id version }
  legalDocument(number: "30/2020/NĐ-CP") { id }
  reviewItems(first: 1) { nodes { id } }
  changes(newestFirst: true, first: 1, filter: { kinds: [INDICATOR] }) { nodes { recordingId } }
  units(first: 2, filter: { name: { contains: "nghiep vu" } }, orderBy: [{ field: NAME, direction: DESC }]) { nodes { id } }
}`;

interface Rows {
  plan: {
    id: string;
    version: number;
    tasks: { nodes: TaskRow[] };
    indicators: { nodes: { id: string; version: number }[] };
    issuer: { id: string };
  };
  decided: { id: string; version: number };
  legalDocument: { id: string };
  reviewItems: { nodes: { id: string }[] };
  changes: { nodes: { recordingId: string }[] };
  units: { nodes: { id: string }[] };
}

interface TaskRow {
  id: string;
  version: number;
  assignments: { unit: { id: string; name: string; version: number } }[];
  citations: { id: string; version: number }[];
}

/** Ids of rows that are there, and `past`, an instant after which they were changed. */
export async function operationCases(hub: TestHub, past: string): Promise<OperationCases> {
  const { data, errors } = await hub.ask<Rows, Variables>(ROWS);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  const { plan, decided } = data;
  const tasks = plan.tasks.nodes as [TaskRow, TaskRow, TaskRow, TaskRow, TaskRow, TaskRow, TaskRow];
  const units = tasks.flatMap((task) => task.assignments.map(({ unit }) => unit));
  const [kept, merged] = data.units.nodes;
  const [citation] = tasks.flatMap((task) => task.citations);
  const plans = ['12/KH-SNV', '7/KH-SDL'];
  const stale = { id: tasks[6].id, expectedVersion: 99 };
  const absent = Buffer.from('Task:999999').toString('base64url');
  const keyId = (id: number): string => Buffer.from(`ApiKey:${id}`).toString('base64url');
  const ids = [
    plan.id,
    tasks[0].id,
    absent,
    units[0]?.id,
    plan.indicators.nodes[0]?.id,
    data.legalDocument.id,
    plan.id,
  ];
  return {
    reading: {
      'as-recorded': [...plans.map((number) => ({ number, recordedAt: past })), { number: plans[1] }],
      changes: [{ first: 100 }, { first: 7, filter: { since: past } }, { after: 'x' }],
      decision: [{ number: '2846/QĐ-UBND' }, { number: '0/QĐ-KHONG' }],
      history: plans.map((number) => ({ number })),
      impact: [...plans, '0/KH-KHONG'].map((number) => ({ number })),
      mission: [...plans.map((number) => ({ number })), { number: '0/KH-KHONG' }, { number: null }, {}],
      nodes: [{ ids }, { ids: ['x'] }, { ids: [] }],
      report: plans.map((number) => ({ number })),
      reverse: [{ number: '30/2020/NĐ-CP' }, { number: '2846/QĐ-UBND' }],
      review: [{}, { first: 3, filter: { plan: { eq: plan.id } } }, { filter: { plan: plan.id } }, { first: -1 }],
      search: [{}, { text: 'du lich', first: 50 }, { text: 'UBND', kinds: ['UNIT'] }, { text: '' }],
      'tasks-as-recorded': [
        { recordedAt: past, first: 100 },
        {
          recordedAt: past,
          filter: { title: { contains: 'tuyen' } },
          orderBy: [{ field: 'DUE_ON', direction: 'DESC' }],
        },
        { recordedAt: '2999-01-01T00:00:00.000Z' },
        { first: 40 },
      ],
      'whole-plan': plans.map((number) => ({ number })),
      workload: plans.map((number) => ({ number })),
    },
    writing: {
      'add-task': [
        {
          input: {
            planId: plan.id,
            expectedVersion: plan.version,
            title: 'Lập tổ công tác',
            quote: 'xây dựng tuyến tham quan số 1 ',
            assignments: [{ role: 'LEAD', unitName: 'Phòng Nghiệp vụ 1' }],
          },
        },
      ],
      'add-unit-alias': [
        { input: { unitId: units[0]?.id, name: 'P. Nghiệp vụ Một' } },
        { input: { unitId: units[0]?.id, name: '' } },
      ],
      'create-api-key': [
        {
          input: { name: 'báo cáo', role: 'REPORTER', unitId: units[0]?.id, expiresAt: '2999-01-01T00:00:00.000Z' },
        },
        { input: { name: 'người đọc', role: 'READER', scopes: ['READ'] } },
        { input: { name: '', role: 'READER' } },
      ],
      'dismiss-review-item': [{ input: { id: data.reviewItems.nodes[0]?.id } }],
      'import-document': [
        { input: { fileName: 'a.txt', contentBase64: base64(planText({ number: '9/KH-SDL', taskCount: 3 })) } },
        { input: { fileName: 'a.txt', contentBase64: base64('không phải văn bản') } },
        { input: { fileName: 'a.pdf', contentBase64: '%%%' } },
      ],
      'merge-units': [
        { input: { keepId: kept?.id, mergeIds: [merged?.id] } },
        { input: { keepId: kept?.id, mergeIds: [kept?.id] } },
      ],
      'record-observation': [
        {
          input: {
            indicatorId: plan.indicators.nodes[0]?.id,
            period: '2026-Q2',
            observedOn: '2026-06-30',
            value: 12.5,
          },
        },
      ],
      'record-observations': [
        {
          inputs: plan.indicators.nodes.map(({ id }, i) => ({
            indicatorId: id,
            period: 'Q3',
            observedOn: '2026-09-30',
            value: i,
          })),
        },
      ],
      'remove-task': [{ input: { ...versioned(tasks[5]) } }, { input: stale }],
      'report-progress-of-tasks': [
        { inputs: [tasks[1], tasks[2]].map(({ id }) => ({ taskId: id, percent: 30, reportedOn: '2026-06-30' })) },
      ],
      'report-progress': [
        { input: { taskId: tasks[0].id, percent: 55.5, reportedOn: '2026-06-30', note: 'đang làm' } },
        { input: { taskId: tasks[0].id, percent: 155, reportedOn: '2026-06-30' } },
        { input: { taskId: absent, percent: 5, reportedOn: '2026-06-30' } },
      ],
      'report-error': [
        {
          input: {
            nodeId: tasks[0].id,
            message: 'Sai thời hạn',
            quote: 'tuyến tham quan số 1',
            contact: 'a@example.vn',
          },
        },
        { input: { nodeId: tasks[0].id, message: 'Sai thời hạn', quote: 'tuyến tham quan số 1' } },
        { input: { nodeId: units[0]?.id, message: 'Tên cũ' } },
        { input: { nodeId: absent, message: 'Sai' } },
        { input: { nodeId: plan.id, message: ' ', end: 4 } },
        { input: { nodeId: 'x', message: 'Sai' } },
      ],
      'resolve-citation': [
        { input: { id: citation?.id, expectedVersion: citation?.version, documentId: data.legalDocument.id } },
        { input: { id: citation?.id, expectedVersion: 99, reject: true } },
      ],
      // the first is who writes; those that create-api-key makes come after it
      'revoke-api-key': [{ input: { id: keyId(2) } }, { input: { id: keyId(999999) } }],
      'rotate-api-key': [
        { input: { id: keyId(3), overlapHours: 0 } },
        { input: { id: keyId(3), overlapHours: -1 } },
        { input: { id: keyId(999999) } },
      ],
      'set-assignments': [
        {
          input: {
            ...versioned(tasks[4]),
            assignments: [
              { role: 'LEAD', unitId: units[1]?.id },
              { role: 'COORDINATE', unitName: 'Sở Tài chính' },
            ],
          },
        },
        { input: { ...stale, assignments: [] } },
      ],
      'set-deadlines': [
        { input: { ...stale, deadlines: [{ text: 'Quý II', on: '2026-06-30' }] } },
        { input: { ...versioned(tasks[3]), deadlines: [{ text: 'Quý II', on: '2026-06-30' }] } },
      ],
      // what comes after it is asked of everybody's rows again
      'set-visibility': [
        { input: { id: decided.id, visibility: 'RESTRICTED', visibleTo: [units[1]?.id] } },
        { input: { id: decided.id, visibility: 'RESTRICTED' } },
        { input: { id: Buffer.from('Plan:999999').toString('base64url'), visibility: 'DRAFT' } },
        { input: { id: decided.id, visibility: 'PUBLIC' } },
      ],
      // the first transaction filled the registry of units
      'undo-change': [
        { input: { recordingId: Buffer.from('Recording:1').toString('base64url') } },
        { input: { recordingId: data.changes.nodes[0]?.recordingId } },
        { input: { recordingId: Buffer.from('Recording:999999').toString('base64url') } },
      ],
      'update-task': [{ input: { ...stale, title: 'Khác' } }, { input: { ...versioned(tasks[6]), title: 'Khác' } }],
      'update-tasks': [{ inputs: [{ ...stale, title: 'Khác' }], reason: 'thử' }],
      'withdraw-document': [
        { input: { id: decided.id, expectedVersion: 99 } },
        { input: { id: decided.id, expectedVersion: decided.version } },
      ],
    },
  };
}
