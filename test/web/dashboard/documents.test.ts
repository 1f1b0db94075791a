import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { until } from '../../support/until';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

const rows = <Row>(sql: string) => dashboard.hub.database.rows(sql, []) as Promise<Row[]>;

browserTest('documents are listed with how often each is cited, and narrowed through the address', async () => {
  const { page, errors, foreignRequests } = await dashboard.look('/documents');
  await settled(page);
  const [laws] = await rows<{ count: number }>(`select count(*)::int as count from legal_document where type = 'Luật'`);
  const [most] = await rows<{ number: string; count: number }>(
    `select d.number, count(*)::int as count from legal_document d join citation c on c.document_id = d.id
      where d.number is not null group by d.id order by count(*) desc, d.id limit 1`,
  );
  await takePictures(page, 'documents');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Số, tên hoặc trích yếu').fill(most?.number ?? '');
  const row = page.locator('tbody tr').filter({ hasText: most?.number ?? '' });
  await until(async () => new URL(page.url()).searchParams.has('q') && (await row.count()) > 0);
  expect(await row.first().locator('td').last().textContent()).toBe(String(most?.count));
  await page.getByLabel('Số, tên hoặc trích yếu').fill('');
  await page.getByLabel('Loại văn bản').selectOption('Luật');
  await until(async () => (await page.locator('tbody tr').count()) === laws?.count);
  expect(new URL(page.url()).search).toBe('?type=Lu%E1%BA%ADt');
  await page.goBack();
  await until(async () => (await page.locator('tbody tr').count()) !== laws?.count);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a list that was sent as a link opens as it was, in the dark and on a phone', async () => {
  const { page, errors } = await dashboard.look('/documents?type=Luật&order=number', {
    colorScheme: 'dark',
    width: 360,
    height: 740,
  });
  await settled(page);
  expect(await page.getByLabel('Loại văn bản').inputValue()).toBe('Luật');
  expect(await page.getByLabel('Sắp xếp').inputValue()).toBe('number');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(await seriousFaults(page)).toEqual([]);
  await takePictures(page, 'documents-phone');
  expect(errors).toEqual([]);
});
