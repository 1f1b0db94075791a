import type { Page } from 'playwright-core';
import { encodeId } from '../../../src/graph/global-id';
import {
  type CorpusDashboard,
  corpusBrowserTest,
  faultsToTheEye,
  openCorpusDashboard,
} from '../../support/corpus-dashboard';
import { bucketsOf, documentsOf, RESTING_SQL, shownBuckets, unitsOf } from '../../support/corpus-figures';
import { settled } from '../../support/dashboard';
import { proofSize } from '../../support/proof';

/** Lists, units and documents as all real documents together fill them: what is shown is what plain SQL has. */

const AS_OF = '2026-06-15';
/** How many are looked at of each kind. */
const OTHERS = proofSize(2, 30);

jest.setTimeout(proofSize(60_000, 600_000));

let dashboard: CorpusDashboard;
let page: Page;

beforeAll(async () => {
  const opened = await openCorpusDashboard();
  if (!opened) return;
  dashboard = opened;
  page = await dashboard.goTo('/');
});

afterEach(() => expect(dashboard?.complaints() ?? []).toEqual([]));

afterAll(() => dashboard?.close());

corpusBrowserTest('the overview counts every task of every document, and its buckets lead to as many', async () => {
  await dashboard.goTo('/');
  await page.getByRole('button', { name: 'Xem tất cả các năm' }).click();
  await page.waitForURL('**/?year=all');
  await dashboard.goTo(`/?year=all&asOf=${AS_OF}`);
  const buckets = await bucketsOf(dashboard, AS_OF);
  expect(await shownBuckets(page.locator('main'))).toEqual(buckets);
  const [all] = await dashboard.rows<{ indicators: number }>('select count(*)::int as indicators from indicator');
  expect(await page.locator('[data-state=NO_DATA]').textContent()).toBe(String(all?.indicators));
  expect(await faultsToTheEye(page, 'overview')).toEqual([]);
  for (const bucket of ['OPEN_OVERDUE', 'OPEN_IN_TIME', 'NO_DEADLINE']) {
    await page.locator(`[data-bucket=${bucket}]`).first().click();
    await page.locator(`[data-count="${buckets[bucket]}"]`).waitFor();
    await page.goBack();
    await settled(page);
  }
});

corpusBrowserTest('lists have as many rows as plain SQL, for words and filters of real documents', async () => {
  const count = async (sql: string, values: unknown[] = []) => (await dashboard.rows<{ n: number }>(sql, values))[0]?.n;
  const cases: [string, string][] = [
    ['/tasks', 'select count(*)::int as n from task'],
    [
      '/tasks?role=LEAD&unit=Bộ Công an',
      `select count(distinct t.id)::int as n from task t join assignment a on a.task_id = t.id and a.role = 'LEAD'
         join unit u on u.id = a.unit_id where u.name ilike '%Bộ Công an%'`,
    ],
    [
      '/tasks?dueFrom=2026-01-01&dueTo=2026-12-31&asOf=2026-01-01',
      `select count(*)::int as n from (select min(due_on) filter (where due_on >= '2026-01-01') as ahead, max(due_on) as last
         from deadline group by task_id) as d where coalesce(ahead, last) between '2026-01-01' and '2026-12-31'`,
    ],
    ['/review', `select count(*)::int as n from published.review_item where status = 'OPEN'`],
    [
      '/review?subject=UNIT',
      `select count(*)::int as n from published.review_item where status = 'OPEN' and subject = 'UNIT'`,
    ],
  ];
  for (const [address, sql] of cases) {
    await dashboard.goTo(address);
    const shown = await page.locator('[data-count]').first().getAttribute('data-count');
    expect([address, Number(shown)]).toEqual([address, await count(sql)]);
    if (!address.includes('?')) expect([address, await faultsToTheEye(page, address.slice(1))]).toEqual([address, []]);
  }
  await dashboard.goTo('/plans');
  const plans = await count('select count(*)::int as n from plan');
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(`Kế hoạch (${plans})`);
  expect(await faultsToTheEye(page, 'plans')).toEqual([]);
});

corpusBrowserTest('units are listed and shown with what they lead and coordinate', async () => {
  await dashboard.goTo('/units');
  expect(await faultsToTheEye(page, 'units')).toEqual([]);
  for (const [index, { id, name, led, coordinated }] of (await unitsOf(dashboard, OTHERS)).entries()) {
    await dashboard.goTo(`/units?q=${encodeURIComponent(name)}`);
    const row = page.locator('tbody tr').filter({ has: page.getByRole('link', { name, exact: true }) });
    const cells = await row.first().locator('td').allTextContents();
    expect([name, Number(cells[3]), Number(cells[5])]).toEqual([name, led, coordinated]);
    const address = `${encodeId('Unit', id)}?asOf=${AS_OF}`;
    await dashboard.goTo(`/units/${address}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
    for (const role of ['LEAD', 'COORDINATE']) {
      const meant = await bucketsOf(
        dashboard,
        AS_OF,
        `exists (select from assignment a where a.task_id = t.id and a.unit_id = $2 and a.role = '${role}')`,
        id,
      );
      const isNone = Object.values(meant).every((count) => count === 0);
      expect([name, role, await shownBuckets(page.locator(`[data-role=${role}]`))]).toEqual([
        name,
        role,
        isNone ? {} : meant,
      ]);
    }
    expect(Number(await page.locator('#tasks [data-count]').getAttribute('data-count'))).toBe(led);
    if (index > 1 && index < OTHERS) continue;
    expect([name, await faultsToTheEye(page, `unit-${index}`)]).toEqual([name, []]);
    await dashboard.goTo(`/public/units/${encodeId('Unit', id)}`);
    expect(await page.locator('.public-tasks li').count()).toBe(Math.min(led, 100));
    expect([name, await faultsToTheEye(page, `public-unit-${index}`)]).toEqual([name, []]);
  }
});

corpusBrowserTest('documents are listed and shown with what rests on them', async () => {
  await dashboard.goTo('/documents');
  expect(await faultsToTheEye(page, 'documents')).toEqual([]);
  const found = await documentsOf(dashboard, OTHERS);
  for (const [index, { id, number, name, cited, cites }] of found.entries()) {
    await dashboard.goTo(`/documents/${encodeId('LegalDocument', id)}?asOf=${AS_OF}`);
    const [resting] = await dashboard.rows<Record<string, number>>(RESTING_SQL, [id]);
    const shown = await page
      .locator('[data-type]')
      .evaluateAll((all) => Object.fromEntries(all.map((one) => [one.dataset.type, Number(one.textContent)])));
    const isNone = Object.values(resting ?? {}).every((count) => count === 0);
    expect([number ?? name, shown]).toEqual([number ?? name, isNone ? {} : resting]);
    // what is not shown of a list stands behind a button
    for (const [title, count] of [
      ['Được viện dẫn tại', cited],
      ['Viện dẫn đến', cites],
    ] as const) {
      const part = page.getByRole('region', { name: title, exact: true });
      expect([number ?? name, title, await part.locator('tbody tr').count()]).toEqual([
        number ?? name,
        title,
        Math.min(count, 20),
      ]);
    }
    if (index > 0 && index < found.length - 1) continue;
    expect([number ?? name, await faultsToTheEye(page, `document-${index}`)]).toEqual([number ?? name, []]);
  }
});

corpusBrowserTest(
  'what is searched for is found: each plan by its number, each unit by its name without accents',
  async () => {
    const numbered = await dashboard.rows<{ number: string; id: number }>(
      'select id, number from plan where number is not null order by id limit $1',
      [OTHERS],
    );
    for (const { number, id } of numbered) {
      await dashboard.goTo(`/search?q=${encodeURIComponent(number)}`);
      expect([number, await page.locator(`.hits a[href="/plans/${encodeId('Plan', id)}"]`).count()]).toEqual([
        number,
        1,
      ]);
    }
    for (const { id, name } of await unitsOf(dashboard, OTHERS)) {
      const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
      await dashboard.goTo(`/search?q=${encodeURIComponent(plain)}&kind=UNIT`);
      expect([name, await page.locator(`.hits a[href="/units/${encodeId('Unit', id)}"]`).count()]).toEqual([name, 1]);
    }
    await dashboard.goTo('/search?q=quy+hoach');
    expect(await faultsToTheEye(page, 'search')).toEqual([]);
  },
);
