import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { until } from '../../support/until';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

const rows = <Row>(sql: string) => dashboard.hub.database.rows(sql, []) as Promise<Row[]>;

browserTest('units are listed with how much each leads, and found by words without accents', async () => {
  const { page, errors, foreignRequests } = await dashboard.look('/units');
  await settled(page);
  const led = await rows<{ name: string; count: number }>(
    `select u.name, count(*)::int as count from unit u join assignment a on a.unit_id = u.id and a.role = 'LEAD'
      group by u.id order by count(*) desc, u.name limit 3`,
  );
  expect(led).toHaveLength(3);
  await takePictures(page, 'units');
  expect(await seriousFaults(page)).toEqual([]);
  for (const { name, count } of led) {
    await page.getByLabel('Tên hoặc mã đơn vị').fill(name.normalize('NFD').replace(/\p{M}/gu, ''));
    const row = page.locator('tbody tr').filter({ has: page.getByRole('link', { name, exact: true }) });
    await until(async () => new URL(page.url()).searchParams.has('q') && (await row.count()) > 0);
    expect([name, await row.locator('td').nth(3).textContent()]).toEqual([name, String(count)]);
  }
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('names of several units are told apart, and pages follow when asked for', async () => {
  const { page } = await dashboard.look('/units?kind=collective', { colorScheme: 'dark' });
  await settled(page);
  const collective = await rows<{ name: string }>('select name from unit where is_collective');
  expect(await page.locator('tbody tr').count()).toBe(Math.min(50, collective.length));
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Loại').selectOption('');
  const [all] = await rows<{ count: number }>('select count(*)::int as count from unit');
  const more = page.getByRole('button', { name: 'Xem thêm' });
  await until(async () => {
    if (await more.isEnabled({ timeout: 1000 }).catch(() => false)) await more.click();
    return (await page.locator('tbody tr').count()) === all?.count;
  });
  await page.goBack();
  await until(async () => (await page.locator('tbody tr').count()) === Math.min(50, collective.length));
});

browserTest('where no unit is such, that is said, and on a phone too', async () => {
  const { page, errors } = await dashboard.look('/units?q=xyzxyz', { width: 360, height: 740 });
  await settled(page);
  await page.getByText('Không có đơn vị nào như vậy').waitFor();
  await page.getByLabel('Tên hoặc mã đơn vị').fill('sở');
  await page.locator('tbody tr').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await takePictures(page, 'units-phone');
  expect(errors).toEqual([]);
});
