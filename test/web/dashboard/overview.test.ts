import { readFileSync } from 'node:fs';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

/** A day on which the sample has tasks of every kind. */
const AS_OF = '2026-11-23';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

/** The buckets as the five of decree and practice are: by status, deadline and day alone. */
const BUCKETS_SQL = `
  with due as (
    select t.id, t.status, t.completed_on, max(d.due_on) as due_on
      from task t left join deadline d on d.task_id = t.id group by t.id)
  select case
      when due_on is null then 'NO_DEADLINE'
      when status = 'COMPLETED' and completed_on <= due_on then 'COMPLETED_ON_TIME'
      when status = 'COMPLETED' then 'COMPLETED_LATE'
      when due_on >= $1::date then 'OPEN_IN_TIME' else 'OPEN_OVERDUE' end as bucket, count(*)::int as count
    from due where status <> 'CANCELLED' group by 1`;

browserTest('the buckets on the screen are those of plain SQL, and the view asks no other host', async () => {
  const { page, errors, foreignRequests } = await dashboard.look(`/?asOf=${AS_OF}`);
  await settled(page);
  const rows = (await dashboard.hub.database.rows(BUCKETS_SQL, [AS_OF])) as { bucket: string; count: number }[];
  expect(rows.length).toBeGreaterThan(3);
  for (const { bucket, count } of rows)
    expect([bucket, await page.locator(`[data-bucket=${bucket}]`).first().textContent()]).toEqual([
      bucket,
      String(count),
    ]);
  await takePictures(page, 'overview');
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('what the overview is narrowed to stands in the address, and going back takes it back', async () => {
  const { page } = await dashboard.look(`/?asOf=${AS_OF}`);
  await settled(page);
  const all = await page.locator('[data-bucket=ALL]').textContent();
  await page.getByLabel('Năm kế hoạch').selectOption('2021');
  await page.getByText('Chưa có nhiệm vụ nào').waitFor();
  expect(new URL(page.url()).search).toBe(`?asOf=${AS_OF}&year=2021`);
  await page.goBack();
  await page.locator('[data-bucket=ALL]').waitFor();
  expect(await page.locator('[data-bucket=ALL]').textContent()).toBe(all);
});

browserTest('a hub that restarts is recovered from without a reload', async () => {
  const { page } = await dashboard.look(`/?asOf=${AS_OF}`);
  await settled(page);
  await dashboard.stop();
  await page.getByRole('combobox', { name: 'So với' }).selectOption('year');
  await page.getByText('Không liên lạc được với máy chủ').first().waitFor();
  await takePictures(page, 'overview-offline');
  await dashboard.start();
  await page.getByText('so với 23/11/2025').waitFor();
  await page.getByText('Không liên lạc được với máy chủ').first().waitFor({ state: 'detached' });
  expect(await page.locator('[data-bucket=OPEN_OVERDUE]').count()).toBe(1);
});

browserTest('a list is taken along as a table with all of its rows, not only those that are shown', async () => {
  const { page, errors } = await dashboard.look(`/?asOf=${AS_OF}`);
  await settled(page);
  const overdue = page.getByRole('region', { name: 'Quá hạn' });
  const shown = await overdue.locator('tbody tr').count();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    overdue.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  const count = Number(await page.locator('[data-bucket=OPEN_OVERDUE]').textContent());
  expect(count).toBeGreaterThan(shown);
  expect(lines.length).toBe(1 + count);
  expect(lines[0]).toContain('Tên nhiệm vụ');
  expect(errors).toEqual([]);
});
