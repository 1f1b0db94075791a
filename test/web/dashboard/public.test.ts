import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

let dashboard: DashboardHub;
let planId: string;
let unitId: string;

interface Found {
  plan: { id: string; tasks: { nodes: { assignments: { unit: { id: string } }[] }[] } };
}

beforeAll(async () => {
  dashboard = await openDashboardHub();
  const { data } = await dashboard.hub.ask<Found, object>(
    '{ plan(number: "12/KH-SNV") { id tasks(first: 1) { nodes { assignments(role: LEAD) { unit { id } } } } } }',
  );
  planId = data?.plan.id ?? '';
  unitId = data?.plan.tasks.nodes[0]?.assignments[0]?.unit.id ?? '';
});

afterAll(() => dashboard?.close());

browserTest('a citizen sees how far a plan is, follows it, and reports an error without an account', async () => {
  const { page, errors, foreignRequests } = await dashboard.look(`/public/plans/${planId}`);
  await settled(page);
  const [counted] = (await dashboard.hub.database.rows(
    `select count(*)::int as all, count(*) filter (where status = 'COMPLETED')::int as done
       from task join plan on plan.id = task.plan_id where plan.number = '12/KH-SNV' and status <> 'CANCELLED'`,
    [],
  )) as { all: number; done: number }[];
  await page.getByText(`${counted?.done} trong ${counted?.all} nhiệm vụ đã hoàn thành`).waitFor();
  await takePictures(page, 'public-plan');
  expect(await seriousFaults(page)).toEqual([]);
  for (const [name, type] of [
    ['Tin thay đổi (Atom)', 'application/atom+xml'],
    ['Lịch thời hạn (iCalendar)', 'text/calendar'],
  ] as const) {
    const address = await page.getByRole('link', { name }).getAttribute('href');
    const feed = await fetch(`${dashboard.url}${address}`);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
  }
  await page.getByRole('button', { name: 'Báo lỗi dữ liệu' }).click();
  await page.getByLabel('Sai ở đâu').fill('Thời hạn của một nhiệm vụ ghi chưa đúng');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Gửi' }).click();
  await page.getByText('Đã ghi nhận. Cảm ơn bạn.').waitFor();
  const { data } = await dashboard.hub.ask<{ reviewItems: { nodes: { code: string; message: string }[] } }, object>(
    '{ reviewItems(first: 100, filter: { code: { eq: "REPORTED_ERROR" } }) { nodes { code message } } }',
    undefined,
    dashboard.hub.adminKey,
  );
  expect(JSON.stringify(data?.reviewItems.nodes)).toContain('ghi chưa đúng');
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a unit has a public page, too', async () => {
  const { page, errors } = await dashboard.look(`/public/units/${unitId}`, { width: 390, height: 800 });
  await settled(page);
  await page.locator('.public-tasks li').first().waitFor();
  await takePictures(page, 'public-unit');
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});
