import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

interface ReadTask {
  id: string;
  title: string;
  deadlines: { on: string | null }[];
  assignments: { unit: { name: string } }[];
  progressReports: { totalCount: number };
  history: { totalCount: number };
}

async function reportedTask(): Promise<ReadTask> {
  const { data } = await dashboard.hub.ask<{ tasks: { nodes: ReadTask[] } }, object>(
    `{ tasks(first: 1, filter: { progressReports: { some: { percent: { gt: 0 } } }, citations: { some: { kind: { in: [CITES, IMPLEMENTS] } } } }) {
         nodes { id title deadlines { on } assignments { unit { name } } progressReports { totalCount } history { totalCount } } } }`,
  );
  const [task] = data?.tasks.nodes ?? [];
  if (!task) throw new Error('The sample has no such task.');
  return task;
}

browserTest('a task shows who does it, by when, what was reported and what was changed', async () => {
  const task = await reportedTask();
  const { page, errors, foreignRequests } = await dashboard.look(`/tasks/${task.id}`);
  await settled(page);
  await page.getByRole('heading', { level: 1 }).getByText(task.title).waitFor();
  for (const { unit } of task.assignments)
    await page.getByRole('region', { name: 'Phân công' }).getByRole('link', { name: unit.name }).first().waitFor();
  const reports = page.getByRole('region', { name: 'Báo cáo tiến độ' }).locator('tbody tr');
  expect(await reports.count()).toBe(task.progressReports.totalCount);
  const history = page.getByRole('region', { name: 'Lịch sử thay đổi' });
  await history.getByText('import of').first().waitFor();
  await takePictures(page, 'task');
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a task leads to its plan, and back', async () => {
  const task = await reportedTask();
  const { page } = await dashboard.look(`/tasks/${task.id}`);
  await settled(page);
  await page.locator('.over-title a').click();
  await page.waitForURL('**/plans/*');
  await settled(page);
  await page.goBack();
  await page.getByRole('heading', { level: 1 }).getByText(task.title).waitFor();
});

browserTest('a task that is not there is said to be absent', async () => {
  const { page } = await dashboard.look(`/tasks/${btoa('Task:999999').replaceAll('=', '')}`);
  await page.getByText('Không tìm thấy').first().waitFor();
});
