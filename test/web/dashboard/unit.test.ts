import type { Page } from 'playwright-core';
import { encodeId } from '../../../src/graph/global-id';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { planter } from '../../support/planted-rows';
import { until } from '../../support/until';

/** A day on which some of the planted tasks are late, and some are not due yet. */
const AS_OF = '2026-07-01';
const TASK_COUNT = 5000;

let dashboard: DashboardHub;
let unit: { id: number; address: string };

/** A unit with thousands of tasks, which it leads in turns with another one. */
async function plantBusyUnit(): Promise<number> {
  return dashboard.hub.database.source.transaction(async (source) => {
    const plant = planter({ source });
    const busy = await plant.unit('Sở Thử nghiệm', { code: 'H99.1', aliases: ['STN'] });
    const below = await plant.unit('Phòng Thử nghiệm', { parent: busy });
    const plan = await plant.plan({ year: 2026, issuer_id: busy, issued_on: '2026-01-05' });
    await source.query(
      `insert into task (plan_id, position, ordinal, title, text, status, completed_on, evidence)
         select $1, n, n::text, 'Việc thứ ' || n, case when n % 7 = 0 then 'rà soát hồ sơ' else 'x' end,
                case when n % 5 = 0 then 'COMPLETED' when n % 501 = 0 then 'CANCELLED' else 'NOT_STARTED' end,
                case when n % 5 = 0 then date '2026-05-15' end, '{"quote": "x", "start": 0, "end": 1}'
           from generate_series(1, $2::int) as n`,
      [plan, TASK_COUNT],
    );
    await source.query(
      `insert into assignment (task_id, unit_id, role, position, evidence)
         select t.id, u.id, case when (t.position % 9 = 0) = (u.id = $1) then 'COORDINATE' else 'LEAD' end, 1, t.evidence
           from task t, unnest(array[$1, $2]::int[]) as u(id) where t.plan_id = $3`,
      [busy, below, plan],
    );
    await source.query(
      `insert into deadline (task_id, position, text, due_on, evidence)
         select id, 1, 'hạn', date '2026-01-01' + (position * 37) % 600, evidence from task
          where plan_id = $1 and position % 11 <> 0`,
      [plan],
    );
    await plant.indicator(plan, { name: 'Tỷ lệ hồ sơ đúng hạn', owner_id: busy, value: 95, measure_unit: '%' });
    return busy;
  });
}

beforeAll(async () => {
  dashboard = await openDashboardHub();
  const id = await plantBusyUnit();
  unit = { id, address: `/units/${encodeId('Unit', id)}` };
});

afterAll(() => dashboard?.close());

const FROM_TASKS = `
  from task t join assignment a on a.task_id = t.id left join deadline d on d.task_id = t.id
  where a.unit_id = $1 and a.role = $2`;

const COUNTED = `${FROM_TASKS} and t.status <> 'CANCELLED'`;

const BUCKETS_SQL = `
  select case when d.due_on is null then 'NO_DEADLINE'
              when t.status = 'COMPLETED' and t.completed_on <= d.due_on then 'COMPLETED_ON_TIME'
              when t.status = 'COMPLETED' then 'COMPLETED_LATE'
              when d.due_on >= $3::date then 'OPEN_IN_TIME' else 'OPEN_OVERDUE' end as bucket, count(*)::int as count
    ${COUNTED} group by 1`;

const rows = <Row>(sql: string, values: unknown[]) => dashboard.hub.database.rows(sql, values) as Promise<Row[]>;

/** Scrolls down and up again, frame by frame: where the page was found elsewhere than it was left. */
const JUMPS = `new Promise((done) => {
  const jumps = [];
  let left = scrollY;
  const frame = (at) => {
    if (Math.abs(scrollY - left) > 2) jumps.push([at, left, scrollY]);
    window.scrollBy(0, at < 60 ? 150 : -90);
    left = scrollY;
    if (at < 90) requestAnimationFrame(() => frame(at + 1));
    else done(jumps);
  };
  frame(0);
})`;

/** As a page in Vietnamese writes a number. */
const written = (count: number) => new Intl.NumberFormat('vi-VN').format(count);

const listCount = (page: Page) => page.locator('#tasks [data-count]').getAttribute('data-count');

browserTest('the buckets of what a unit leads and coordinates are those of plain SQL', async () => {
  const { page, errors, foreignRequests } = await dashboard.look(`${unit.address}?asOf=${AS_OF}`);
  await settled(page);
  await page.getByRole('heading', { level: 1, name: 'Sở Thử nghiệm' }).waitFor();
  for (const role of ['LEAD', 'COORDINATE']) {
    const counts = await rows<{ bucket: string; count: number }>(BUCKETS_SQL, [unit.id, role, AS_OF]);
    expect(counts).toHaveLength(5);
    for (const { bucket, count } of counts)
      expect([role, bucket, await page.locator(`[data-role=${role}] [data-bucket=${bucket}]`).textContent()]).toEqual([
        role,
        bucket,
        written(count),
      ]);
  }
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a month of the heat map leads to its tasks, and going back takes it back', async () => {
  const { page } = await dashboard.look(`${unit.address}?asOf=${AS_OF}`, { colorScheme: 'dark' });
  await settled(page);
  const [all] = await rows<{ count: number }>(`select count(*)::int as count ${FROM_TASKS}`, [unit.id, 'LEAD']);
  expect(await listCount(page)).toBe(String(all?.count));
  await page.getByRole('button', { name: 'Xem dạng bảng' }).click();
  const [may] = await rows<{ count: number }>(
    `select count(*)::int as count ${COUNTED} and d.due_on between '2026-05-01' and '2026-05-31'`,
    [unit.id, 'COORDINATE'],
  );
  const cell = page.locator('[data-cell="2026-05 COORDINATE"] a');
  expect(await cell.textContent()).toBe(written(may?.count ?? 0));
  await cell.click();
  await until(async () => (await listCount(page)) === String(may?.count));
  expect(new URL(page.url()).searchParams.get('month')).toBe('2026-05');
  expect(new URL(page.url()).searchParams.get('role')).toBe('COORDINATE');
  expect(await seriousFaults(page)).toEqual([]);
  await page.reload();
  await settled(page);
  expect(await listCount(page)).toBe(String(may?.count));
  await page.goBack();
  await until(async () => (await listCount(page)) === String(all?.count));
});

browserTest('a cell of the picture itself can be clicked', async () => {
  const { page } = await dashboard.look(`${unit.address}?asOf=${AS_OF}`);
  await settled(page);
  const picture = page.getByRole('img', { name: 'Khối lượng theo tháng và vai trò' });
  await picture.locator('canvas').first().waitFor();
  const { width = 0 } = (await picture.boundingBox()) ?? {};
  // somewhere in the first row, right of its name
  await picture.click({ position: { x: width / 2, y: 20 } });
  await page.waitForURL(/month=2026-0\d/);
  expect(new URL(page.url()).searchParams.get('role')).toBe('LEAD');
});

browserTest('five thousand tasks scroll without a jump to the last one, while few of them are drawn', async () => {
  const { page, errors } = await dashboard.look(`${unit.address}?asOf=${AS_OF}#tasks`);
  await settled(page);
  const last = await rows<{ title: string }>(
    `select t.title ${FROM_TASKS} and d.due_on is null order by t.position desc limit 1`,
    [unit.id, 'LEAD'],
  );
  const [count] = await rows<{ count: number }>(`select count(*)::int as count ${FROM_TASKS}`, [unit.id, 'LEAD']);
  expect(await page.locator('#tasks table').getAttribute('aria-rowcount')).toBe(String((count?.count ?? 0) + 1));
  await page.mouse.wheel(0, 1);
  await page.evaluate('document.getElementById("tasks").scrollIntoView()');
  expect(await page.evaluate(JUMPS)).toEqual([]);
  const end = page.locator('#tasks tr', { hasText: `${last[0]?.title}` }).last();
  await until(async () => {
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    return (await end.count()) > 0;
  });
  expect(await page.locator('#tasks tbody tr').count()).toBeLessThan(80);
  await page.screenshot({ path: '.screenshots/dashboard/unit-last-task.png' });
  expect(errors).toEqual([]);
});

browserTest('tasks are found by words as one types, without accents', async () => {
  const { page } = await dashboard.look(`${unit.address}?asOf=${AS_OF}&timeliness=OPEN_OVERDUE#tasks`);
  await settled(page);
  await page.getByLabel('Từ trong nhiệm vụ').fill('ra soat');
  const [found] = await rows<{ count: number }>(
    `select count(*)::int as count ${COUNTED} and t.status <> 'COMPLETED' and d.due_on < $3::date and t.text like 'rà soát%'`,
    [unit.id, 'LEAD', AS_OF],
  );
  await until(async () => (await listCount(page)) === String(found?.count));
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await until(async () => new URL(page.url()).search === `?asOf=${AS_OF}`);
});

browserTest('a unit of the sample is on a phone what it is on a desk', async () => {
  const [found] = await rows<{ id: number }>(
    `select unit_id as id from assignment where unit_id < $1 and role = 'LEAD' group by 1 order by count(*) desc, 1 limit 1`,
    [unit.id],
  );
  const address = `/units/${encodeId('Unit', found?.id ?? 0)}?asOf=${AS_OF}`;
  const desk = await dashboard.look(address);
  await settled(desk.page);
  await takePictures(desk.page, 'unit');
  const { page, errors } = await dashboard.look(address, { width: 360, height: 740 });
  await settled(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await takePictures(page, 'unit-phone');
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a unit that is not there is said not to be', async () => {
  const { page } = await dashboard.look(`/units/${encodeId('Unit', 999_999)}`);
  await page.getByText('Không tìm thấy').first().waitFor();
  expect(await page.locator('.panel').count()).toBe(1);
});

browserTest('a hub that is away is said to be, and what it says then is shown', async () => {
  const { page } = await dashboard.look(unit.address);
  await settled(page);
  await dashboard.stop();
  await page.getByRole('combobox', { name: 'So với' }).selectOption('year');
  await page.getByText('Không liên lạc được với máy chủ').first().waitFor();
  await dashboard.start();
  await page.getByText('Không liên lạc được với máy chủ').first().waitFor({ state: 'detached' });
});
