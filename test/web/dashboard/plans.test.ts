import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

browserTest('the plans are those of plain SQL with their tasks, the newest first', async () => {
  const { page, errors, foreignRequests } = await dashboard.look('/plans');
  await settled(page);
  const plans = (await dashboard.hub.database.rows(
    `select title, (select count(*)::int from task where plan_id = plan.id) as tasks from plan
       order by issued_on desc nulls last, id`,
    [],
  )) as { title: string; tasks: number }[];
  const lines = page.locator('[data-plan]');
  await lines.first().waitFor();
  const shown = await lines.allTextContents();
  expect(shown).toHaveLength(plans.length);
  for (const [index, { title, tasks }] of plans.entries()) {
    expect(shown[index]).toContain(title);
    expect(shown[index]).toContain(`${tasks} nhiệm vụ`);
  }
  await takePictures(page, 'plans');
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('words narrow the plans with accents or without, stand in the address, and go back', async () => {
  const { page } = await dashboard.look('/plans');
  await settled(page);
  const all = await page.locator('[data-plan]').count();
  await page.getByLabel('Số, ký hiệu hoặc trích yếu').fill('cai cach hanh chinh');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Kế hoạch (1)' }).waitFor();
  expect(new URL(page.url()).searchParams.get('words')).toBe('cai cach hanh chinh');
  await page.getByLabel('Loại văn bản').selectOption('Kế hoạch');
  await page.getByText('Không có kế hoạch nào như vậy').waitFor();
  await page.goBack();
  await page.goBack();
  await page.getByRole('heading', { name: `Kế hoạch (${all})` }).waitFor();
  expect(await page.getByLabel('Số, ký hiệu hoặc trích yếu').inputValue()).toBe('');
});
