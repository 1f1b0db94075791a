import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

const AS_OF = '2026-11-23';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

browserTest('the list is narrowed by what stands in its address, and counts what plain SQL counts', async () => {
  const { page, errors, foreignRequests } = await dashboard.look(
    `/tasks?asOf=${AS_OF}&timeliness=OPEN_OVERDUE&role=LEAD&unit=phong`,
  );
  await settled(page);
  const [counted] = (await dashboard.hub.database.rows(
    `select count(*)::int as n from task t
      where t.status not in ('COMPLETED', 'CANCELLED')
        and (select max(d.due_on) from deadline d where d.task_id = t.id) < $1::date
        and exists (select from assignment a join unit u on u.id = a.unit_id
                     where a.task_id = t.id and a.role = 'LEAD' and u.name ilike '%phòng%')`,
    [AS_OF],
  )) as { n: number }[];
  expect(counted?.n).toBeGreaterThan(0);
  await page.locator(`[data-count="${counted?.n}"]`).waitFor();
  await takePictures(page, 'tasks');
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a bucket of the overview leads to its tasks, and back', async () => {
  const { page } = await dashboard.look(`/?asOf=${AS_OF}`);
  await settled(page);
  const overdue = page.locator('[data-bucket=OPEN_OVERDUE]').first();
  const count = await overdue.textContent();
  await overdue.click();
  await page.waitForURL(/\/tasks\?/);
  await page.locator(`[data-count="${count}"]`).waitFor();
  await page.getByLabel('Tiến độ').selectOption('');
  await page.locator(`[data-count="${count}"]`).waitFor({ state: 'detached' });
  await page.goBack();
  await page.locator(`[data-count="${count}"]`).waitFor();
  await page.goBack();
  await page.locator('[data-bucket=OPEN_OVERDUE]').first().waitFor();
});
