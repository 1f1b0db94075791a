import type { Page } from 'playwright-core';
import { readConfig } from '../../../src/config';
import { addressOf, VIEWS, type View } from '../../../src/web/dashboard/addresses';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

/** Every view in each state that is not its usual one: nothing there, absent, forbidden, too much, nobody answers. */

/** Ids of no rows: "Plan:999999" and so on. */
const idOf = (type: string) => Buffer.from(`${type}:999999`).toString('base64url');
const ABSENT: Partial<Record<View, string>> = {
  task: idOf('Task'),
  plan: idOf('Plan'),
  unit: idOf('Unit'),
  document: idOf('LegalDocument'),
  publicPlan: idOf('Plan'),
  publicUnit: idOf('Unit'),
};

/** Views that ask nothing before somebody does something. */
const QUIET: readonly View[] = ['intake', 'account'];

const addressed = (view: View): string =>
  view === 'search' ? '/search?q=ke+hoach' : ABSENT[view] ? addressOf(view, ABSENT[view]) : VIEWS[view];

const all = (Object.keys(VIEWS) as View[]).filter((view) => !QUIET.includes(view));
const lists = all.filter((view) => !ABSENT[view]);
const nodes = all.filter((view) => ABSENT[view]);

let dashboard: DashboardHub | undefined;

afterEach(async () => {
  await dashboard?.close();
  dashboard = undefined;
});

/** Goes from view to view, and says of which this cannot be read on the page. */
async function withoutWords(page: Page, views: readonly View[], said: RegExp): Promise<View[]> {
  const without: View[] = [];
  for (const view of views) {
    await page.goto(`${dashboard?.url}${addressed(view)}`);
    const isSaid = await page
      .locator('main')
      .getByText(said)
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    if (!isSaid) without.push(view);
  }
  return without;
}

browserTest('an empty hub has views that say so, and what to do', async () => {
  dashboard = await openDashboardHub({ hasSample: false });
  const { page, errors } = await dashboard.look('/');
  expect(await withoutWords(page, lists, /Không|Chưa/)).toEqual([]);
  expect(await withoutWords(page, nodes, /Không tìm thấy/)).toEqual([]);
  await page.goto(dashboard.url);
  await settled(page);
  await takePictures(page, 'overview-empty');
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('where reading needs a key, every view asks for one', async () => {
  dashboard = await openDashboardHub({ server: { hasAnonymousReading: false } });
  const { page } = await dashboard.look('/');
  expect(await withoutWords(page, all, /Cần khóa truy cập/)).toEqual([]);
  await takePictures(page, 'forbidden');
  expect(await seriousFaults(page)).toEqual([]);
});

browserTest('what costs too much is said in every view, with the way out', async () => {
  const { limits } = readConfig({});
  const budgets = { ...limits.budgets, anonymous: 1 };
  dashboard = await openDashboardHub({ server: { limits: { ...limits, budgets } } });
  const { page } = await dashboard.look('/');
  expect(await withoutWords(page, lists, /Yêu cầu quá lớn/)).toEqual([]);
  await page.getByText('Thử lại').first().waitFor();
});

browserTest('who goes on while nobody answers is told, and sees the view once somebody does', async () => {
  dashboard = await openDashboardHub();
  const { page } = await dashboard.look('/');
  await settled(page);
  // the other views' code is there by then
  await page.waitForLoadState('networkidle');
  await dashboard.stop();
  await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
  await page.locator('main').getByText('Không liên lạc được với máy chủ').first().waitFor();
  await dashboard.start();
  await page.locator('main').getByText('Phòng Người có công').first().waitFor();
});
