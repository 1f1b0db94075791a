import { checkIntegrity } from '../../src/database/check-integrity';
import { corrector } from '../support/corrections';
import { planText } from '../support/plan-text';
import { openTestHub, type TestHub } from '../support/test-hub';

const NUMBER = '9/KH-SDL';
const MISSED = 'các đơn vị kịp thời phản ánh';
const TEXT = planText({ number: NUMBER, taskCount: 5 }).replace(
  'hoàn thiện hồ sơ; hoàn thành trước ngày 20 tháng 02 năm 2026',
  'hoàn thiện hồ sơ theo Nghị định số 143/2016/NĐ-BLĐTBXH của Chính phủ; hoàn thành trước ngày 20 tháng 02 năm 2026',
);

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
});

afterAll(() => hub.close());

beforeEach(async () => {
  await hub.database.source.query('truncate source_text, legal_document, plan, unit, idempotency_key cascade');
  await imported(TEXT);
});

async function imported(text: string) {
  const outcome = await hub.importText(text);
  if (outcome.kind !== 'imported') throw new Error(outcome.message);
  return outcome;
}

/** What the graph says of the plan, without ids and versions: to compare before and after. */
async function state() {
  const { plan } = await to.ask<{ plan: Record<string, unknown> }>(
    `{ plan(number: "${NUMBER}") {
      tasks(first: 100) { nodes { id ordinal title expectedResult origin
        assignments { role unit { name } } deadlines { text on } } }
      citations { id kind status document { number } evidence { quote } } } }`,
    {},
  );
  return plan as {
    tasks: {
      nodes: {
        id: string;
        ordinal: string;
        title: string;
        origin: string;
        assignments: unknown[];
        deadlines: unknown[];
      }[];
    };
    citations: {
      id: string;
      kind: string;
      status: string;
      document: { number: string } | null;
      evidence: { quote: string };
    }[];
  };
}

const LINE = 'Giao phòng Nghiệp vụ 2: xây dựng tuyến tham quan số 2 ';

/** What a newer edition does to the text. */
const EDITIONS: Readonly<Record<string, (text: string) => string>> = {
  'the same file': (text) => text,
  'words above, so that all moves': (text) =>
    text.replace('I. NHIỆM VỤ', 'Thực hiện chương trình công tác năm 2026, Sở ban hành kế hoạch sau.\n\nI. NHIỆM VỤ'),
  'other words in the task': (text) =>
    text.replace(LINE, 'Giao phòng Nghiệp vụ 2: khảo sát, xây dựng tuyến tham quan số 2 '),
  'another number and other words': (text) =>
    text
      .replace(
        `2. ${LINE}`,
        '2. Giao phòng Nghiệp vụ 6: tổ chức hội thảo quốc tế về ẩm thực, mời chuyên gia.\n\n3. Giao phòng Nghiệp vụ 2: khảo sát, xây dựng tuyến tham quan số 2 ',
      )
      .replace('\n3. Giao phòng Nghiệp vụ 3:', '\n4. Giao phòng Nghiệp vụ 3:')
      .replace('\n4. Giao phòng Nghiệp vụ 4:', '\n5. Giao phòng Nghiệp vụ 4:')
      .replace('\n5. Giao phòng Nghiệp vụ 5:', '\n6. Giao phòng Nghiệp vụ 5:'),
};

interface Decided {
  /** What a person does. */
  decide: () => Promise<unknown>;
  /** What must hold after every edition. */
  holds: () => Promise<void>;
}

const second = async () => {
  const task = (await to.tasks(NUMBER)).find(
    (row) => row.title.includes('tham quan số 2') || row.title === 'Tuyến hai',
  );
  if (!task) throw new Error('The second task is gone.');
  return task;
};
const suspect = async () => {
  const found = (await to.citations(NUMBER)).find(({ evidence }) => evidence.quote.includes('143/2016'));
  if (!found) throw new Error('The suspect citation is gone.');
  return found;
};
const documentId = async (number: string) => {
  const { data } = await hub.ask<{ legalDocument: { id: string } }, object>(
    `{ legalDocument(number: "${number}") { id } }`,
  );
  return data?.legalDocument.id;
};
let secondId = '';

const DECISIONS: Readonly<Record<string, Decided>> = {
  'a title': {
    decide: async () => {
      const { id, version } = await second();
      secondId = id;
      await to.correct('update-task', { id, expectedVersion: version, title: 'Tuyến hai', expectedResult: 'Báo cáo' });
    },
    holds: async () =>
      expect((await state()).tasks.nodes).toContainEqual(
        expect.objectContaining({ id: secondId, title: 'Tuyến hai', expectedResult: 'Báo cáo' }),
      ),
  },
  'who does it': {
    decide: async () => {
      const { id, version } = await second();
      secondId = id;
      const assignments = [{ role: 'LEAD', unitName: 'Phòng Lữ hành', quote: 'Nghiệp vụ 2' }];
      await to.correct('set-assignments', { id, expectedVersion: version, assignments });
    },
    holds: async () =>
      expect((await state()).tasks.nodes.find(({ id }) => id === secondId)?.assignments).toEqual([
        { role: 'LEAD', unit: { name: 'Phòng Lữ hành' } },
      ]),
  },
  'by when': {
    decide: async () => {
      const { id, version } = await second();
      secondId = id;
      const deadlines = [{ text: 'Quý III/2026', on: '2026-09-30' }];
      await to.correct('set-deadlines', { id, expectedVersion: version, deadlines });
    },
    holds: async () =>
      expect((await state()).tasks.nodes.find(({ id }) => id === secondId)?.deadlines).toEqual([
        { text: 'Quý III/2026', on: '2026-09-30' },
      ]),
  },
  'that it is no task': {
    decide: async () => {
      const { id, version } = await second();
      await to.correct('remove-task', { id, expectedVersion: version });
    },
    holds: async () => {
      const titles = (await state()).tasks.nodes.map(({ title }) => title);
      expect(titles.filter((title) => title.includes('tham quan số 2'))).toEqual([]);
      expect(titles.filter((title) => /tham quan số [1345]/.test(title))).toHaveLength(4);
    },
  },
  'a task that was missed': {
    decide: async () => {
      const { id, version } = await to.plan(NUMBER);
      await to.correct('add-task', {
        planId: id,
        expectedVersion: version,
        title: 'Phản ánh vướng mắc',
        quote: MISSED,
        assignments: [{ role: 'LEAD', unitName: 'các đơn vị', quote: 'các đơn vị' }],
      });
    },
    holds: async () =>
      expect((await state()).tasks.nodes.filter(({ origin }) => origin === 'PERSON')).toMatchObject([
        { title: 'Phản ánh vướng mắc', assignments: [{ role: 'LEAD', unit: { name: 'các đơn vị' } }] },
      ]),
  },
  'which document is meant': {
    decide: async () => {
      const { id, version } = await suspect();
      const input = { id, expectedVersion: version, documentId: await documentId('30/2020/NĐ-CP'), kind: 'IMPLEMENTS' };
      expect(await to.correct('resolve-citation', input)).toMatchObject({ __typename: 'ResolveCitationSuccess' });
    },
    holds: async () =>
      expect(await suspect()).toMatchObject({
        kind: 'IMPLEMENTS',
        status: 'RESOLVED',
        document: { number: '30/2020/NĐ-CP' },
      }),
  },
  'that it is no citation': {
    decide: async () => {
      const { id, version } = await suspect();
      await to.correct('resolve-citation', { id, expectedVersion: version, reject: true });
    },
    holds: async () =>
      expect((await to.citations(NUMBER)).filter(({ evidence }) => evidence.quote.includes('143/2016'))).toEqual([]),
  },
};

/** Decisions that do not exclude each other, made together. */
const SETS = [
  ['a title', 'who does it', 'by when', 'a task that was missed', 'which document is meant'],
  ['a task that was missed', 'that it is no task', 'that it is no citation'],
];

describe.each(SETS.map((set) => [set.join(', '), set] as const))('a person decides %s', (_what, set) => {
  const decisions = set.map((name) => DECISIONS[name] as Decided);
  const hold = async () => {
    for (const { holds } of decisions) await holds();
  };

  test.each(Object.entries(EDITIONS))('and it holds after %s', async (edition, change) => {
    for (const { decide } of decisions) await decide();
    await hold();
    const before = await state();
    const documents = await hub.database.rows('select number, name from legal_document order by id', []);
    const first = await imported(change(TEXT));
    await hold();
    if (edition === 'the same file') {
      expect(await state()).toEqual(before);
      for (const kind of Object.values(first.counts))
        expect(kind).toMatchObject({ created: 0, changed: 0, removed: 0 });
      expect(await hub.database.rows('select number, name from legal_document order by id', [])).toEqual(documents);
    }
    // the newer edition twice: nothing changes any more, the list of remarks neither
    const review = await to.review();
    const again = await imported(change(TEXT));
    for (const kind of Object.values(again.counts)) expect(kind).toMatchObject({ created: 0, changed: 0, removed: 0 });
    await hold();
    expect(await to.review()).toEqual(review);
    for (const { name, faults } of await checkIntegrity(hub.database)) expect([name, faults]).toEqual([name, []]);
  });
});

test('where the document says something else since, the decision is kept and somebody is asked to look', async () => {
  await DECISIONS['a title']?.decide();
  await DECISIONS['by when']?.decide();
  const outcome = await imported(
    TEXT.replace(LINE, `${LINE.trimEnd()} và bến thuyền `).replace(
      'ngày 20 tháng 02 năm 2026',
      'ngày 25 tháng 02 năm 2026',
    ),
  );
  const kept = outcome.diagnostics.filter(({ code }) => code === 'DECISION_KEPT').map(({ message }) => message);
  expect(kept).toEqual([
    expect.stringMatching(
      /^title of task I\.2: a person decided "Tuyến hai", the document says ".*bến thuyền.*" now\. The decision was kept\.$/,
    ),
    expect.stringMatching(
      /^deadlines of task I\.2: a person decided "quy iii\/2026", the document says ".*25 thang 02.*" now\./,
    ),
  ]);
  const open = async () => (await to.review({ code: { eq: 'DECISION_KEPT' } })).nodes;
  expect(await open()).toMatchObject([{ task: { ordinal: 'I.2' } }, { task: { ordinal: 'I.2' } }]);
  // deciding again answers it
  const { id, version } = await second();
  await to.correct('update-task', { id, expectedVersion: version, title: 'Tuyến hai' });
  expect(await open()).toHaveLength(1);
});

test('a task that a person added and that the text no longer has stays, with a remark', async () => {
  await DECISIONS['a task that was missed']?.decide();
  const without = TEXT.replace(MISSED, 'thì báo cáo');
  const { diagnostics } = await imported(without);
  expect(diagnostics.filter(({ code }) => code === 'DECISION_KEPT')).toMatchObject([
    { message: expect.stringContaining('stands no more in the document'), quote: 'ỦY BAN NHÂN DÂN' },
  ]);
  expect((await state()).tasks.nodes.filter(({ origin }) => origin === 'PERSON')).toHaveLength(1);
  // an edition that has it again says where
  await imported(TEXT);
  const { nodes } = await to.review({ code: { eq: 'DECISION_KEPT' } });
  expect(nodes).toEqual([]);
});

test('a task with decisions that the edition leaves out goes, and the import says so', async () => {
  await DECISIONS['a title']?.decide();
  const { diagnostics, counts } = await imported(TEXT.replace(/\n2\. Giao phòng[^\n]*\n/, '\n'));
  expect(counts.tasks.removed).toBe(1);
  expect(diagnostics.filter(({ code }) => code === 'DECISION_DROPPED')).toMatchObject([
    {
      message: expect.stringContaining(
        'The document no longer has task I.2 "Tuyến hai", on which people had decided title, expectedResult.',
      ),
    },
  ]);
});

test('parts of a task that goes away stay with what people decided on them', async () => {
  const [first, other] = await to.tasks(NUMBER);
  await hub.database.source.query(
    'update task set parent_id = (select min(id) from task) where id = (select max(id) from task)',
  );
  const last = (await to.tasks(NUMBER)).at(-1);
  await imported(TEXT.replace(/\n1\. Giao phòng[^\n]*\n/, '\n'));
  const left = await to.tasks(NUMBER);
  expect(left.map(({ id }) => id)).not.toContain(first?.id);
  expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining([other?.id, last?.id]));
});
