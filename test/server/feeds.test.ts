import { load } from 'cheerio/slim';
import ICAL from 'ical.js';
import { readConfig } from '../../src/config';
import { wholeGraph } from '../../src/federation/whole-graph';
import { encodeId } from '../../src/graph/global-id';
import { documentWriters } from '../../src/ingest/document-writers';
import { feedOperations } from '../../src/server/feed-operations';
import { OPEN } from '../../src/server/outside-settings';
import { corrector } from '../support/corrections';
import { type OutsideHub, openOutsideHub, type Told } from '../support/outside-hub';
import { openTestGateway } from '../support/test-gateway';
import { openTestHub, type TestHub } from '../support/test-hub';

let hub: TestHub;
let open: OutsideHub;
let to: ReturnType<typeof corrector>;
let plan: { id: number; number: string; title: string };

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  open = await openOutsideHub(hub);
  to = corrector(hub);
  [plan] = (await hub.database.rows(
    'select p.id, p.number, p.title from plan p join task t on t.plan_id = p.id group by p.id order by count(*) desc limit 1',
    [],
  )) as [typeof plan];
});

afterAll(async () => {
  await open.close();
  await hub.close();
});

const planFeed = (file: string, id = plan.id) => `/feeds/plans/${encodeId('Plan', id)}/${file}`;
const unitFeed = (file: string, id: number) => `/feeds/units/${encodeId('Unit', id)}/${file}`;

const eventsIn = ({ text }: Told) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

const entriesIn = ({ text }: Told) => {
  const read = load(text, { xml: true });
  return read('entry')
    .toArray()
    .map((entry) => ({
      id: read('id', entry).text(),
      title: read('title', entry).text(),
      updated: read('updated', entry).text(),
      page: read('link', entry).attr('href') ?? '',
      content: read('content', entry).text(),
    }));
};

/** The days of all deadlines of open tasks, and of those of the last year. */
const DUE = `select d.due_on::text as day, t.title from deadline d join task t on t.id = d.task_id
  where d.due_on is not null and (t.status not in ('COMPLETED', 'CANCELLED')
    or d.due_on >= ((now() at time zone 'Asia/Ho_Chi_Minh')::date - interval '1 year'))`;

const dueRows = (more: string, id: number) =>
  hub.database.rows<{ day: string; title: string }>(`${DUE} and ${more}`, [id]);

const daysOf = (told: Told) =>
  eventsIn(told)
    .map(({ startDate }) => startDate.toString())
    .sort();

describe('deadlines', () => {
  test('of a plan are those that plain SQL finds', async () => {
    const told = await open.get(planFeed('deadlines.ics'));
    expect([told.status, told.headers.get('content-type'), told.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'no-cache',
    ]);
    const rows = await dueRows('t.plan_id = $1', plan.id);
    expect(rows.length).toBeGreaterThan(3);
    expect(daysOf(told)).toEqual(rows.map(({ day }) => day).sort());
    const events = eventsIn(told);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { summary, description, component } of events) {
      expect(rows.some(({ title }) => summary.endsWith(title))).toBe(true);
      expect(description).toContain(plan.number);
      expect(component.getFirstPropertyValue('url')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/tasks\/[\w-]+$/);
    }
  });

  test('of a unit are those of its tasks, in one role where one is asked for', async () => {
    const [unit] = (await hub.database.rows(
      `select a.unit_id as id from assignment a join deadline d on d.task_id = a.task_id and d.due_on is not null
        group by a.unit_id order by count(distinct a.role) desc, count(*) desc limit 1`,
      [],
    )) as [{ id: number }];
    const within = (role: string) =>
      `t.id in (select a.task_id from assignment a where a.unit_id = $1 and a.role in (${role}))`;
    for (const [query, role] of [
      ['', "'LEAD', 'COORDINATE'"],
      ['?role=LEAD', "'LEAD'"],
      ['?role=COORDINATE', "'COORDINATE'"],
    ] as const) {
      const told = await open.get(unitFeed(`deadlines.ics${query}`, unit.id));
      expect(daysOf(told)).toEqual((await dueRows(within(role), unit.id)).map(({ day }) => day).sort());
    }
    const refused = await open.get(unitFeed('deadlines.ics?role=BOSS', unit.id));
    expect([refused.status, refused.text]).toEqual([
      400,
      'role="BOSS" is no role: it is LEAD or COORDINATE; leave it out for both.\n',
    ]);
  });
});

describe('changes', () => {
  test('an import is what is new, with the page of each task', async () => {
    const told = await open.get(planFeed('changes.atom'));
    expect([told.status, told.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const entries = entriesIn(told);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThanOrEqual(100);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(load(told.text, { xml: true })('feed > title').text()).toBe(
      `Thay đổi của kế hoạch ${plan.number} – ${plan.title}`,
    );
  });

  test('a correction comes first, in Vietnamese words, for its plan and its unit', async () => {
    const [task] = (await hub.database.rows(
      `select t.id, t.title, t.version, a.unit_id as "unitId" from task t join assignment a on a.task_id = t.id
        where t.plan_id = $1 and t.status = 'NOT_STARTED' order by t.id limit 1`,
      [plan.id],
    )) as [{ id: number; title: string; version: number; unitId: number }];
    const id = encodeId('Task', task.id);
    const before = await open.get(planFeed('changes.atom'));
    const title = 'Rà soát <quy hoạch> & "phê duyệt"; xong, ]]> hết';
    await to.correct('update-task', { id, expectedVersion: task.version, title, status: 'IN_PROGRESS' });
    for (const feed of [planFeed('changes.atom'), unitFeed('changes.atom', task.unitId)]) {
      const [first] = entriesIn(await open.get(feed));
      expect(first).toMatchObject({
        title: expect.stringMatching(/^Nhiệm vụ «Rà soát <quy hoạch> & "phê duyệt"; xong, ]]> hết»: /),
        page: `${open.url}/tasks/${id}`,
        content: expect.stringContaining('chưa thực hiện → đang thực hiện'),
      });
      expect(first?.content).toBe(
        `Tên nhiệm vụ: ${task.title.slice(0, 200)} → ${title}; tình trạng: chưa thực hiện → đang thực hiện.`,
      );
    }
    const after = await open.get(planFeed('changes.atom'));
    const updated = (told: Told) => load(told.text, { xml: true })('feed > updated').text();
    expect(updated(after) > updated(before)).toBe(true);
    expect(updated(after)).toBe(entriesIn(after)[0]?.updated);
    // what was there keeps its name
    expect(entriesIn(after).map((entry) => entry.id)).toEqual(
      expect.arrayContaining(
        entriesIn(before)
          .slice(0, 20)
          .map((entry) => entry.id),
      ),
    );
  });

  test('who is assigned is named', async () => {
    const [task] = (await hub.database.rows(
      'select id, version from task where plan_id = $1 order by id desc limit 1',
      [plan.id],
    )) as [{ id: number; version: number }];
    const assignments = [{ role: 'LEAD', unitName: 'Sở Y tế' }];
    const id = encodeId('Task', task.id);
    await to.correct('set-assignments', { id, expectedVersion: task.version, assignments });
    const [first] = entriesIn(await open.get(planFeed('changes.atom')));
    expect(first?.content).toMatch(/Thêm phân công: chủ trì; .*Sở Y tế/);
  });
});

describe('who has it already is not sent it again', () => {
  test.each(['changes.atom', 'deadlines.ics'])('%s, by its tag, until something is another', async (file) => {
    const { headers } = await open.get(planFeed(file));
    const etag = headers.get('etag') as string;
    const again = await open.get(planFeed(file), { 'if-none-match': `"x", ${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    const [task] = (await hub.database.rows(
      `select t.id, t.version from task t join deadline d on d.task_id = t.id and d.due_on is not null where plan_id = $1 order by t.id limit 1`,
      [plan.id],
    )) as [{ id: number; version: number }];
    const id = encodeId('Task', task.id);
    await to.correct('update-task', { id, expectedVersion: task.version, title: `Khác, cho ${file}` });
    expect((await open.get(planFeed(file), { 'if-none-match': etag })).status).toBe(200);
  });

  test('changes by their date, which is not said of what has just changed', async () => {
    const [old] = (await hub.database.rows(`select p.id from plan p where p.id <> $1 order by p.id limit 1`, [
      plan.id,
    ])) as [{ id: number } | undefined];
    const feed = planFeed('changes.atom', old?.id ?? plan.id);
    const told = await open.get(feed);
    const date = told.headers.get('last-modified');
    const updated = load(told.text, { xml: true })('feed > updated').text();
    if (date === null) return expect(Date.now() - Date.parse(updated)).toBeLessThan(10_000);
    expect(Date.parse(date)).toBe(Math.floor(Date.parse(updated) / 1000) * 1000);
    expect((await open.get(feed, { 'if-modified-since': date })).status).toBe(304);
    expect((await open.get(feed, { 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' })).status).toBe(200);
    // a tag says more
    expect((await open.get(feed, { 'if-modified-since': date, 'if-none-match': '"x"' })).status).toBe(200);
  });
});

describe('who sees it', () => {
  const FILES = ['changes.atom', 'deadlines.ics'];

  test('hidden, absent, another kind and no id look the same', async () => {
    const [other] = (await hub.database.rows(
      `select p.id, d.id as "documentId" from plan p join legal_document d on d.id = p.document_id where p.id <> $1 order by p.id desc limit 1`,
      [plan.id],
    )) as [{ id: number } | undefined];
    const hidden = other?.id ?? plan.id;
    const kept = encodeId('Plan', hidden);
    for (const file of FILES) expect((await open.get(planFeed(file, hidden))).status).toBe(200);
    await to.correct('set-visibility', { id: kept, visibility: 'DRAFT' });
    try {
      for (const file of FILES) {
        const told = await Promise.all(
          [
            planFeed(file, hidden),
            planFeed(file, 999_999),
            `/feeds/plans/${encodeId('Task', 1)}/${file}`,
            `/feeds/plans/x/${file}`,
            `/feeds/plans/${encodeId('Unit', 1)}/${file}`,
            `/feeds/units/${encodeId('Plan', plan.id)}/${file}`,
          ].map((path) => open.get(path)),
        );
        expect(new Set(told.map(({ status, text }) => `${status} ${text}`))).toEqual(
          new Set([expect.stringMatching(/^404 Nothing is here: a feed is of the "id" of a plan or unit/) as never]),
        );
        const editor = await open.get(planFeed(file, hidden), { authorization: `Bearer ${hub.adminKey}` });
        expect(editor.status).toBe(200);
      }
    } finally {
      await to.correct('set-visibility', { id: kept, visibility: 'PUBLIC' });
    }
  });

  test('nobody without a key where nobody reads without one', async () => {
    const closed = await openOutsideHub(hub, {}, { hasAnonymousReading: false });
    try {
      for (const file of FILES) {
        const refused = await closed.get(planFeed(file));
        expect([refused.status, refused.text]).toEqual([
          401,
          expect.stringMatching(/^Reading needs a key here: .*\n$/),
        ]);
        const wrong = await closed.get(planFeed(file), { authorization: 'Bearer pgk_x' });
        expect(wrong.status).toBe(401);
        expect((await closed.get(planFeed(file), { authorization: `Bearer ${hub.adminKey}` })).status).toBe(200);
      }
    } finally {
      await closed.close();
    }
  });

  test('as often as the graph may be asked', async () => {
    const few = await openOutsideHub(hub, { ratePerAddress: 3 });
    try {
      const ask = () => few.get(planFeed('deadlines.ics'), { 'x-forwarded-for': '203.0.113.7' });
      const told = [await ask(), await ask(), await ask(), await ask()];
      expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
      expect(told[0]?.headers.get('ratelimit')).toMatch(/^"address";r=2;/);
      expect([told[3]?.headers.get('retry-after'), told[3]?.text]).toEqual([
        '20',
        expect.stringContaining('ask again in 20 s'),
      ]);
    } finally {
      await few.close();
    }
  });

  test('what it may cost is said where it is too much', async () => {
    const limits = { budgets: { anonymous: 100, key: 1_000_000 } };
    const poor = await openOutsideHub(hub, {}, { limits: { ...readConfig({}).limits, ...limits } });
    try {
      expect(await poor.get(planFeed('deadlines.ics'))).toMatchObject({
        status: 403,
        text: expect.stringMatching(/may cost .* points, and yours 100/),
      });
      const keyed = await poor.get(planFeed('deadlines.ics'), { authorization: `Bearer ${hub.adminKey}` });
      expect(keyed.status).toBe(200);
    } finally {
      await poor.close();
    }
  });
});

describe('where it is served', () => {
  test('links begin with what readers are told, whatever the Host is', async () => {
    const behind = await openOutsideHub(hub, { publicUrl: 'https://ke-hoach.example.gov.vn' });
    try {
      const atom = load((await behind.get(planFeed('changes.atom'))).text, { xml: true });
      expect(atom('feed > link[rel=self]').attr('href')).toBe(
        `https://ke-hoach.example.gov.vn${planFeed('changes.atom')}`,
      );
      expect(atom('feed > id').text()).toBe(
        `tag:ke-hoach.example.gov.vn,2026:changes/plans/${encodeId('Plan', plan.id)}`,
      );
      const [event] = eventsIn(await behind.get(planFeed('deadlines.ics')));
      expect(event?.uid).toMatch(/^[\w-]+-\d+@ke-hoach\.example\.gov\.vn$/);
    } finally {
      await behind.close();
    }
  });

  test('where only listed operations are answered, its own are', async () => {
    const listed = await openOutsideHub(hub, { onlyListed: true });
    try {
      for (const file of ['changes.atom', 'deadlines.ics']) expect((await listed.get(planFeed(file))).status).toBe(200);
      const [{ query = '' } = {}] = feedOperations(wholeGraph());
      const asked = await listed.post({ query, variables: { id: encodeId('Plan', plan.id), first: 20 } });
      expect(asked.status).toBe(200);
    } finally {
      await listed.close();
    }
  });

  test('they are whole where pages are small', async () => {
    const rows = await hub.database.rows<{ n: number }>('select count(*)::int as n from task where plan_id = $1', [
      plan.id,
    ]);
    expect(rows[0]?.n).toBeGreaterThan(3);
    const surroundings = {
      db: hub.database,
      importDocument: hub.importDocument,
      writers: documentWriters,
      maxPageSize: 3,
    };
    const publicUrl = 'https://ke-hoach.example.gov.vn';
    const small = await openOutsideHub(hub, { publicUrl }, { surroundings });
    const large = await openOutsideHub(hub, { publicUrl });
    try {
      for (const file of ['changes.atom', 'deadlines.ics']) {
        const told = await small.get(planFeed(file));
        expect([told.status, told.text]).toEqual([200, (await large.get(planFeed(file))).text]);
      }
      expect((await small.get(planFeed('deadlines.ics', 999_999))).status).toBe(404);
    } finally {
      await small.close();
      await large.close();
    }
  });

  test('a gateway gives the same', async () => {
    const publicUrl = 'https://ke-hoach.example.gov.vn';
    const [direct, gateway] = [
      await openOutsideHub(hub, { publicUrl }),
      await openTestGateway(hub, {
        outside: { ...OPEN, publicUrl },
      }),
    ];
    try {
      for (const file of ['changes.atom', 'deadlines.ics']) {
        const response = await fetch(`${gateway.url}${planFeed(file)}`);
        expect([response.status, await response.text()]).toEqual([200, (await direct.get(planFeed(file))).text]);
      }
      expect((await fetch(`${gateway.url}${planFeed('deadlines.ics', 999_999)}`)).status).toBe(404);
      const alone = await fetch(`${gateway.subgraphs.plans?.url}${planFeed('deadlines.ics')}`);
      expect(alone.status).toBe(404);
    } finally {
      await gateway.close();
      await direct.close();
    }
  });
});
