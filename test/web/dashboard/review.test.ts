import type { Page } from 'playwright-core';
import { createKey } from '../../../src/auth/api-keys';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { PLAN_HEAD } from '../../support/plan-head';

let dashboard: DashboardHub;
let editor: string;

/** Tasks with a deadline that is no day, without a lead and with a number that cannot be right, and by a unit that nobody knows. */
const DOUBTFUL = `${PLAN_HEAD}
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

I. NHIỆM VỤ
1. Giao Sở Nội vụ xây dựng quy chế làm việc, hoàn thành trước ngày 31 tháng 02 năm 2026.
2. Xây dựng cơ sở dữ liệu dùng chung theo Quyết định số 1626/QĐTTg ngày 15 tháng 12 năm 2023 của Thủ tướng Chính phủ.
3. Giao Sở Nội Vụ và Lao Động rà soát biên chế; hoàn thành trước ngày 30 tháng 6 năm 2026.
`;

beforeAll(async () => {
  dashboard = await openDashboardHub();
  const outcome = await dashboard.hub.importText(DOUBTFUL);
  expect(outcome.kind).toBe('imported');
  editor = await createKey(dashboard.hub.database.source, 'biên tập viên', 'EDITOR');
});

afterAll(() => dashboard?.close());

const OPEN_SQL = `select count(*)::int as n from published.review_item where status = 'OPEN'`;

const LAST_SQL = `select count(distinct (table_name, row_id))::int as n from history
  where recording_id = (select max(recording_id) from history)`;

/** Undoes what was decided a moment ago, where it is said to be saved; all that was recorded with it is told to be as it was. */
async function undo(page: Page): Promise<void> {
  const [{ n }] = (await dashboard.hub.database.rows(LAST_SQL, [])) as [{ n: number }];
  await page
    .locator('.notice.saved')
    .getByRole('button', { name: /^Hoàn tác/ })
    .click();
  await page.getByText(n === 1 ? 'Đã hoàn tác.' : `Đã hoàn tác ${n} mục đã ghi cùng nhau.`).waitFor();
}

const openCount = async (): Promise<number> =>
  ((await dashboard.hub.database.rows(OPEN_SQL, [])) as [{ n: number }])[0].n;

browserTest('as many items are listed as plain SQL counts, narrowed by what stands in the address', async () => {
  const { hub } = dashboard;
  const { page, errors, foreignRequests } = await dashboard.look('/review');
  await settled(page);
  expect(await page.locator('[data-count]').getAttribute('data-count')).toBe(String(await openCount()));
  const [{ code, n }] = (await hub.database.rows(
    `select code, count(*)::int as n from published.review_item where status = 'OPEN' and subject = 'DIAGNOSTIC'
      group by code order by n desc, code limit 1`,
    [],
  )) as [{ code: string; n: number }];
  const counts = await hub.database.rows(
    `select code, count(*)::text as n from published.review_item where status = 'OPEN' group by code order by count(*) desc, code`,
    [],
  );
  const shown = page.getByRole('group', { name: 'Loại nghi vấn' }).getByRole('button');
  expect(
    await shown.evaluateAll((all) => all.map(({ dataset }) => ({ code: dataset.ofCode, n: dataset.codeCount }))),
  ).toEqual(counts);
  await page.locator(`[data-of-code="${code}"]`).click();
  await page.locator(`[data-count="${n}"]`).waitFor();
  expect(new URL(page.url()).searchParams.get('code')).toBe(code);
  expect(
    await page.locator('[data-item]').evaluateAll((all) => [...new Set(all.map((one) => one.dataset.code))]),
  ).toEqual([code]);
  // who has no key sees why it is doubtful, and is told that editors decide
  expect(await page.getByText('Chỉ người biên tập mới quyết định được.').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Bỏ qua nghi vấn' }).count()).toBe(0);
  // the others are still counted
  expect(await shown.count()).toBe(counts.length);
  await page.goBack();
  await page.locator(`[data-count="${await openCount()}"]`).waitFor();
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a link to an item shows it with its passage marked, and J goes on to the next', async () => {
  const { page } = await dashboard.look('/review', { key: editor });
  await settled(page);
  const ids = await page.locator('[data-item]').evaluateAll((all) => all.map((one) => one.dataset.item as string));
  const { page: linked, errors } = await dashboard.look(`/review?item=${encodeURIComponent(ids[2] as string)}`, {
    key: editor,
  });
  await settled(linked);
  const shown = () => linked.locator('[aria-current=true]').getAttribute('data-item');
  expect(await shown()).toBe(ids[2]);
  expect(await linked.locator('blockquote mark').textContent()).not.toBe('');
  await linked.keyboard.press('j');
  await linked.locator(`[data-item="${ids[3]}"][aria-current=true]`).waitFor();
  await linked.keyboard.press('k');
  await linked.locator(`[data-item="${ids[2]}"][aria-current=true]`).waitFor();
  await takePictures(linked, 'review');
  expect(await seriousFaults(linked)).toEqual([]);
  await linked.emulateMedia({ colorScheme: 'dark' });
  await linked.locator('html[data-theme=dark]').waitFor();
  expect(await seriousFaults(linked)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('what is dismissed with a reason leaves the list, which goes on at the next', async () => {
  const before = await openCount();
  const { page } = await dashboard.look('/review', { key: editor });
  await settled(page);
  const ids = await page.locator('[data-item]').evaluateAll((all) => all.map((one) => one.dataset.item as string));
  await page.getByLabel('Lý do (ghi vào lịch sử)').fill('đúng như văn bản');
  await page.getByRole('button', { name: 'Bỏ qua nghi vấn' }).click();
  await page.locator(`[data-count="${before - 1}"]`).waitFor();
  expect(await page.locator('[aria-current=true]').getAttribute('data-item')).toBe(ids[1]);
  expect(await openCount()).toBe(before - 1);
  await undo(page);
  await page.locator(`[data-count="${before}"]`).waitFor();
  expect(await openCount()).toBe(before);
});

browserTest('a citation is linked to the document that is sought, and is settled in the graph', async () => {
  const { hub } = dashboard;
  const { page } = await dashboard.look('/review?subject=CITATION', { key: editor });
  await settled(page);
  const quote = await page.locator('blockquote mark').textContent();
  const search = page.getByRole('searchbox', { name: 'Văn bản được viện dẫn' });
  await search.fill('30/2020/NĐ-CP');
  await page.getByRole('list', { name: 'Văn bản được viện dẫn' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Xác định văn bản' }).click();
  await page.getByText('Đã xác định văn bản.').waitFor();
  const rows = await hub.database.rows(
    `select c.status, d.number from citation c join legal_document d on d.id = c.document_id
      where c.evidence->>'quote' = $1 and c.decided <> '{}'`,
    [quote],
  );
  expect(rows).toEqual([{ status: 'RESOLVED', number: '30/2020/NĐ-CP' }]);
  await undo(page);
  await page.locator('blockquote mark', { hasText: quote ?? '' }).waitFor();
  expect(await hub.database.rows(`select from citation where decided <> '{}'`, [])).toEqual([]);
});

browserTest('a unit that is another one is merged into it', async () => {
  const { hub } = dashboard;
  const { page } = await dashboard.look('/review?subject=UNIT', { key: editor });
  await settled(page);
  await page.locator('[data-item]').first().waitFor();
  const rows = page.locator('[data-item]', { hasText: 'Lao Động' });
  await rows.first().click();
  await page.getByRole('searchbox', { name: 'Là cùng một đơn vị với' }).fill('Sở Nội vụ');
  await page.getByRole('list', { name: 'Là cùng một đơn vị với' }).getByRole('button').first().click();
  await page.getByText('Hoàn tác được chừng nào', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Gộp vào đơn vị này' }).click();
  await page.getByText('Đã gộp vào', { exact: false }).waitFor();
  const [{ n }] = (await hub.database.rows(
    `select count(*)::int as n from history where table_name = 'unit_merge' and actor = $1`,
    ['biên tập viên'],
  )) as [{ n: number }];
  expect(n).toBeGreaterThan(0);
  await undo(page);
  await rows.first().waitFor();
  expect(
    await hub.database.rows(`select from unit where name ilike '%lao động%' and doubt_code is not null`, []),
  ).toHaveLength(1);
});
