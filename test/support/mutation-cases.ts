import type { Database } from '../../src/database/database';
import { encodeId } from '../../src/graph/global-id';
import { type Claim, keyOf } from '../../src/ingest/resolve/document-claim';
import { decisionText } from './decision-text';
import { planText } from './plan-text';
import type { Planter } from './planted-rows';
import type { World } from './whole-world';

/** The text of the plan that the cases change, with as many tasks and indicators. */
export const changedPlan = (taskCount: number): string =>
  planText({ number: '21/KH-SDL', taskCount, indicatorCount: taskCount });

/** Makes what a mutation takes, on rows of its own. */
type Case = () => Promise<unknown>;

/** Each mutation of each module, with the ways to use it that write other rows, in an order in which they can be done. */
export type MutationCases = Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>>;

/** A database with the world in it. */
export interface Planted {
  owner: Database;
  plant: Planter;
  world: World;
}

/** A citation of the world that nobody is sure of, as what is to be resolved. */
export async function doubtfulCitation({ owner, plant, world }: Planted) {
  // what was rejected took its document with it, and undoing brings that back
  const [last] = await owner.rows<{ id: number }>('select max(id) as id from legal_document', []);
  const cited = await plant.document({ number: `${last?.id}/2026/NĐ-CP` });
  const id = await plant.citation(world.planDocument, cited, { status: 'SUSPECT', status_reason: 'x' });
  return { id: encodeId('Citation', id), expectedVersion: 1 };
}

/** The cases, on a database with the world in it and the changed plan imported; asked for it when they are used. */
export function mutationCases(on: () => Planted): MutationCases {
  /** The newest task of the imported plan that is not changed yet, and its plan. */
  async function readTask(): Promise<{ id: string; planId: string; version: number }> {
    const [task] = await on().owner.rows<{ id: number; plan_id: number; version: number }>(
      `select t.id, t.plan_id, t.version from task t join plan p on p.id = t.plan_id
        where p.number = '21/KH-SDL' and t.version = 1 order by t.id limit 1`,
      [],
    );
    if (!task) throw new Error('The import left no task.');
    return {
      id: encodeId('Task', task.id),
      planId: encodeId('Plan', task.plan_id),
      version: task.version,
    };
  }

  const observation = async (value: number) => ({
    indicatorId: encodeId('Indicator', on().world.indicator),
    period: '2026-Q2',
    observedOn: '2026-06-30',
    value,
  });

  /** A document that another cites, and of which it says who issued it. */
  async function citedBy(issuerId: number): Promise<void> {
    const claim: Claim = {
      type: 'Quyết định',
      number: '77/QĐ-SXD',
      name: null,
      about: null,
      issuedOn: '2026-01-05',
      issuerId,
      isCentral: false,
      homeId: issuerId,
      doubt: null,
    };
    const { number, type } = claim;
    const cited = await on().plant.document({ number, type, issuer_id: issuerId, issued_on: claim.issuedOn });
    await on().plant.citation(on().world.decision, cited, { cited_key: keyOf(claim), claim: JSON.stringify(claim) });
  }

  async function withdrawal(number: string) {
    const [found] = await on().owner.rows<{ id: number; version: number }>(
      'select id, version from legal_document where number = $1 and source_text_id is not null order by id desc',
      [number],
    );
    if (!found) throw new Error(`There is no ${number}.`);
    return { id: encodeId('LegalDocument', found.id), expectedVersion: found.version };
  }

  const lastRecordingOf = async (table: string) => {
    const [row] = await on().owner.rows<{ id: number }>(
      'select max(recording_id) as id from history where table_name = $1',
      [table],
    );
    return { recordingId: encodeId('Recording', row?.id ?? 0) };
  };

  const someKey = async () => {
    const [key] = await on().owner.rows<{ id: number }>('select id from api_key order by id limit 1', []);
    return encodeId('ApiKey', key?.id ?? 0);
  };

  const document = (content: string) => ({ fileName: 'x.txt', contentBase64: Buffer.from(content).toString('base64') });
  const unit = (id: number) => encodeId('Unit', id);

  return {
    plans: {
      addTask: [
        async () => {
          const { planId } = await readTask();
          const [{ version } = { version: 0 }] = await on().owner.rows<{ version: number }>(
            `select version from plan where number = '21/KH-SDL'`,
            [],
          );
          return {
            planId,
            expectedVersion: version,
            quote: 'các đơn vị kịp thời phản ánh',
            title: 'Phản ánh vướng mắc',
            assignments: [
              { role: 'LEAD', unitName: 'Phòng Đón tiếp' },
              { role: 'COORDINATE', unitName: 'Sở Tài chính' },
              { role: 'COORDINATE', unitId: unit(on().world.office) },
            ],
            deadlines: [{ text: 'hằng quý', recurring: true }],
            idempotencyKey: 'một',
          };
        },
      ],
      setAssignments: [
        async () => {
          const { id, version } = await readTask();
          const names = ['Bộ Nội vụ', 'Phòng Nghiệp vụ 1', 'UBND tỉnh Bắc Sơn Hà', 'các Sở, ban, ngành'];
          return {
            id,
            expectedVersion: version,
            assignments: names.map((unitName) => ({ role: 'COORDINATE', unitName })),
          };
        },
      ],
      setDeadlines: [
        async () => {
          const { id, version } = await readTask();
          return { id, expectedVersion: version, deadlines: [{ text: 'trước ngày 01/6', on: '2026-06-01' }] };
        },
      ],
      updateTask: [
        async () => {
          const { id, version } = await readTask();
          return { id, expectedVersion: version, title: 'Khác', status: 'IN_PROGRESS', reason: 'x' };
        },
      ],
      updateTasks: [
        async () => {
          const { id, version } = await readTask();
          return [{ id, expectedVersion: version, expectedResult: 'Khác' }];
        },
      ],
      reportProgress: [
        async () => ({
          taskId: encodeId('Task', on().world.task),
          percent: 40,
          reportedOn: '2026-06-30',
          idempotencyKey: 'hai',
        }),
      ],
      reportProgressOfTasks: [
        async () => [{ taskId: encodeId('Task', on().world.task), percent: 50, reportedOn: '2026-07-30' }],
      ],
      removeTask: [
        async () => {
          const { id, version } = await readTask();
          return { id, expectedVersion: version };
        },
      ],
    },
    units: {
      addUnitAlias: [
        async () => ({ unitId: unit(on().world.office), name: 'Sở Bến sông' }),
        // the name had a unit of its own, which is this one
        async () => {
          const stranger = await on().plant.unit('Sở Bến đỗ', { parent: on().world.province });
          await on().plant.assignment(on().world.task, stranger, 'COORDINATE');
          return { unitId: unit(on().world.office), name: 'Sở Bến đỗ' };
        },
      ],
      mergeUnits: [
        async () => {
          const [kept, merged] = [await on().plant.unit('Sở Một'), await on().plant.unit('Sở Hai', { code: '2' })];
          for (const parent of [kept, merged]) await on().plant.unit('Phòng Chung', { parent });
          await on().plant.insert('unit_succession', { predecessor_id: on().world.former, successor_id: merged });
          for (const id of [kept, merged]) await on().plant.assignment(on().world.done, id, 'COORDINATE');
          await on().plant.assignment(on().world.task, merged, 'COORDINATE');
          await on().plant.indicator(await on().plant.plan({ issuer_id: merged }), { owner_id: merged });
          // what both are said to have issued is one document now
          for (const issuer of [kept, merged]) await citedBy(issuer);
          return { keepId: unit(kept), mergeIds: [unit(merged)] };
        },
      ],
    },
    indicators: {
      recordObservation: [async () => observation(40), async () => observation(41)],
      recordObservations: [async () => [await observation(42)]],
    },
    legal: {
      resolveCitation: [
        async () => ({ ...(await doubtfulCitation(on())), documentId: encodeId('LegalDocument', on().world.law) }),
        async () => ({ ...(await doubtfulCitation(on())), reject: true }),
      ],
      setVisibility: [
        async () => ({
          id: encodeId('LegalDocument', on().world.planDocument),
          visibility: 'RESTRICTED',
          visibleTo: [unit(on().world.office)],
        }),
        async () => ({ id: encodeId('LegalDocument', on().world.law), visibility: 'DRAFT', reason: 'x' }),
        async () => ({ id: encodeId('LegalDocument', on().world.law), visibility: 'PUBLIC' }),
        async () => ({ id: encodeId('LegalDocument', on().world.planDocument), visibility: 'PUBLIC' }),
      ],
    },
    catalog: {
      createApiKey: [
        async () => ({
          name: 'báo cáo',
          role: 'REPORTER',
          unitId: unit(on().world.office),
          rate: 600,
          idempotencyKey: 'ba',
        }),
      ],
      rotateApiKey: [async () => ({ id: await someKey(), overlapHours: 2 })],
      revokeApiKey: [async () => ({ id: await someKey() })],
      importDocument: [
        async () => ({ ...document(changedPlan(4)), dryRun: true }),
        async () => document(changedPlan(9)),
        async () => document(changedPlan(4)),
        async () => ({ ...document(decisionText()), visibility: 'DRAFT' }),
        async () => ({ ...document(decisionText()), visibility: 'PUBLIC' }),
        async () => document(decisionText({ body: 'I. NHIỆM VỤ\n\n1. Giao Sở Y tế: rà soát quy hoạch ven sông.' })),
      ],
      reportError: [
        async () => ({
          nodeId: encodeId('Task', on().world.task),
          message: 'Sai',
          quote: 'x',
          contact: 'a@example.vn',
        }),
        async () => ({ nodeId: encodeId('Plan', on().world.plan), message: 'Sai' }),
        async () => ({ nodeId: encodeId('Indicator', on().world.indicator), message: 'Sai' }),
        async () => ({ nodeId: encodeId('LegalDocument', on().world.law), message: 'Sai' }),
        async () => ({ nodeId: unit(on().world.office), message: 'Sai' }),
      ],
      dismissReviewItem: [
        async () => ({ id: encodeId('ReviewItem', on().world.diagnostic * 4) }),
        async () => ({ id: encodeId('ReviewItem', on().world.citation * 4 + 1) }),
        async () => ({ id: encodeId('ReviewItem', on().world.doubtful * 4 + 2) }),
        async () => {
          const [report] = await on().owner.rows<{ id: number }>('select max(id) as id from reported_error', []);
          return { id: encodeId('ReviewItem', (report?.id ?? 0) * 4 + 3) };
        },
      ],
      // a report, a figure, and the merge of units: what writes the most tables
      undoChange: [
        async () => lastRecordingOf('progress_report'),
        async () => lastRecordingOf('observation'),
        async () => lastRecordingOf('unit_merge'),
        async () => lastRecordingOf('rejected_citation'),
      ],
      withdrawDocument: [async () => withdrawal('415/QĐ-UBND'), async () => withdrawal('21/KH-SDL')],
    },
  };
}
