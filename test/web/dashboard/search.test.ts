import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

browserTest('the search box shows results as one types, without accents, and leads there by keyboard', async () => {
  const { page, errors, foreignRequests } = await dashboard.look('/');
  await settled(page);
  const box = page.getByRole('combobox', { name: 'Tìm kiếm' });
  await box.pressSequentially('to chuc bo may', { delay: 5 });
  const first = page.getByRole('option').first();
  await first.waitFor();
  await box.press('ArrowDown');
  expect(await first.getAttribute('aria-selected')).toBe('true');
  expect(await seriousFaults(page)).toEqual([]);
  await box.press('Enter');
  await page.waitForURL(/\/(units|tasks|plans|documents)\//);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('all results stand at an address that can be sent, narrowed to a kind', async () => {
  const { page, errors } = await dashboard.look('/search?q=thi+dua');
  await settled(page);
  await page.locator('.hits li').first().waitFor();
  const { data } = await dashboard.hub.ask<{ search: { totalCount: number } }, object>(
    '{ search(text: "thi dua", kinds: [TASK]) { totalCount } }',
  );
  const count = data?.search.totalCount ?? 0;
  expect(count).toBeGreaterThan(0);
  await page.getByLabel('Loại').selectOption('TASK');
  await page.getByText(`trong ${count}`).waitFor();
  expect(new URL(page.url()).search).toBe('?q=thi+dua&kind=TASK');
  await takePictures(page, 'search');
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('what is not there is said, and how to find more', async () => {
  const { page } = await dashboard.look('/search?q=xyzzyqwerty');
  await page.getByText('Thử ít từ hơn').waitFor();
});
