import type { Page } from 'playwright-core';
import { createKey } from '../../../src/auth/api-keys';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { PLAN_HEAD } from '../../support/plan-head';
import { until } from '../../support/until';

let dashboard: DashboardHub;
let editor: string;

/** A task of a unit that nobody knows: it stands on the review list, where it is corrected. */
const DOUBTFUL = `${PLAN_HEAD}
I. NHIỆM VỤ
1. Giao Sở Nội Vụ và Lao Động xây dựng quy chế làm việc; hoàn thành trước ngày 30 tháng 6 năm 2026.
`;

beforeAll(async () => {
  dashboard = await openDashboardHub({ hasSample: false });
  await dashboard.hub.importText(DOUBTFUL);
  editor = await createKey(dashboard.hub.database.source, 'biên tập viên', 'EDITOR');
});

afterAll(() => dashboard?.close());

const TASK = `{ tasks(first: 1) { nodes { id version title expectedResult status completedOn
  progressReports { totalCount } deadlines { text on } assignments { role unit { name } }
  history(first: 100) { nodes { actor reason operation part fields { name before after } } } } } }`;

interface TaskNow {
  id: string;
  version: number;
  title: string;
  expectedResult: string | null;
  status: string;
  completedOn: string | null;
  progressReports: { totalCount: number };
  deadlines: { text: string; on: string | null }[];
  assignments: { role: string; unit: { name: string } }[];
  history: {
    nodes: { actor: string; reason: string | null; fields: { name: string; before: unknown; after: unknown }[] }[];
  };
}

async function taskNow(): Promise<TaskNow> {
  const { data } = await dashboard.hub.ask<{ tasks: { nodes: [TaskNow] } }, object>(TASK as never);
  return data!.tasks.nodes[0];
}

async function openTask(key: string = editor): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await dashboard.look('/review?subject=UNIT', { key });
  await settled(page);
  return { page, errors };
}

const form = async (page: Page, action: string) => {
  await page.locator(`[data-action=${action}]`).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('form').waitFor();
  return dialog;
};

browserTest(
  'a title that is corrected on the screen is in the graph and its history, and undo puts it back',
  async () => {
    const before = await taskNow();
    const { page, errors } = await openTask();
    const dialog = await form(page, 'correct');
    await dialog.getByLabel('Tên nhiệm vụ').fill('Ban hành quy chế làm việc');
    await dialog.getByLabel('Lý do (ghi vào lịch sử)').fill('đọc lại văn bản');
    await takePictures(page, 'task-correct');
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu.').waitFor();
    const after = await taskNow();
    expect(after.title).toBe('Ban hành quy chế làm việc');
    const last = after.history.nodes.at(-1)!;
    expect([last.actor, last.reason]).toEqual(['biên tập viên', 'đọc lại văn bản']);
    expect(last.fields).toContainEqual({ name: 'title', before: before.title, after: after.title });

    await page
      .getByRole('status')
      .getByRole('button', { name: /^Hoàn tác/ })
      .click();
    await page.getByText('Đã hoàn tác.').waitFor();
    expect((await taskNow()).title).toBe(before.title);
    expect(errors).toEqual([]);
  },
);

browserTest('deadlines and units are corrected, and each row of the history takes its change back', async () => {
  const before = await taskNow();
  const { page, errors } = await openTask();
  const deadlines = await form(page, 'deadlines');
  await deadlines.getByLabel('Thời hạn như văn bản ghi').fill('hết tháng 2 năm 2026');
  await deadlines.getByLabel('Hạn', { exact: true }).fill('2026-02-28');
  await deadlines.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();
  const units = await form(page, 'assignments');
  await units.getByRole('searchbox').fill('Văn phòng Ủy ban nhân dân tỉnh');
  await units.getByRole('button', { name: /như văn bản ghi/ }).click();
  await units.getByRole('button', { name: 'Lưu' }).click();
  await units.waitFor({ state: 'detached' });
  const after = await taskNow();
  expect(after.deadlines).toEqual([{ text: 'hết tháng 2 năm 2026', on: '2026-02-28' }]);
  expect(after.assignments.map(({ role }) => role)).toEqual([
    ...before.assignments.map(({ role }) => role),
    'COORDINATE',
  ]);

  await page.getByText('Lịch sử nhiệm vụ').click();
  const rows = page.locator('.history > li');
  await rows.first().waitFor();
  await takePictures(page, 'task-history');
  // the latest is the units, the one before it the deadlines
  await rows
    .nth(1)
    .getByRole('button', { name: /^Hoàn tác/ })
    .click();
  await until(async () => (await taskNow()).deadlines[0]?.text === before.deadlines[0]?.text);
  expect((await taskNow()).deadlines).toEqual(before.deadlines);
  // undoing is a change itself, and stands before it
  await rows.nth(1).locator('[data-field=unit]').waitFor();
  await rows
    .nth(1)
    .getByRole('button', { name: /^Hoàn tác/ })
    .click();
  await until(async () => (await taskNow()).assignments.length === before.assignments.length);
  expect((await taskNow()).assignments).toEqual(before.assignments);
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('of two editors the second is shown what the first made of it, and chooses', async () => {
  const { page } = await openTask();
  const dialog = await form(page, 'correct');
  await dialog.getByLabel('Tên nhiệm vụ').fill('Bản của tôi');
  const { id, version } = await taskNow();
  const first = await createKey(dashboard.hub.database.source, 'người thứ nhất', 'EDITOR');
  await dashboard.hub.ask(
    'mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { __typename } }' as never,
    { input: { id, expectedVersion: version, title: 'Bản của người thứ nhất' } } as never,
    first,
  );
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.locator('.other-version').getByText('Bản của người thứ nhất').waitFor();
  await takePictures(page, 'task-conflict');
  expect((await taskNow()).title).toBe('Bản của người thứ nhất');
  await dialog.getByRole('button', { name: 'Giữ bản của tôi để lưu' }).click();
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByText('Đã lưu.').waitFor();
  expect((await taskNow()).title).toBe('Bản của tôi');
});

browserTest(
  'progress is reported with a fault at its field first, and undo takes the report and the status back',
  async () => {
    const { page } = await openTask();
    const dialog = await form(page, 'report');
    await dialog.getByLabel('Trạng thái').selectOption('COMPLETED');
    await dialog.getByLabel('Ngày hoàn thành').fill('2031-01-01');
    await dialog.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
    await dialog.locator('[aria-invalid]').waitFor();
    expect(await dialog.locator('.fault').textContent()).toContain('2031-01-01');
    expect((await taskNow()).status).toBe('NOT_STARTED');
    await dialog.getByLabel('Ngày hoàn thành').fill('2026-02-20');
    await dialog.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
    await page.getByText('Đã lưu.').waitFor();
    expect(await taskNow()).toMatchObject({ status: 'COMPLETED', completedOn: '2026-02-20' });
    await page
      .getByRole('status')
      .getByRole('button', { name: /^Hoàn tác/ })
      .click();
    // the report, and the status that it gave the task
    await page.getByText('Đã hoàn tác 2 mục đã ghi cùng nhau.').waitFor();
    expect(await taskNow()).toMatchObject({
      status: 'NOT_STARTED',
      completedOn: null,
      progressReports: { totalCount: 0 },
    });
  },
);

browserTest('who only reads is offered nothing', async () => {
  const { source } = dashboard.hub.database;
  const { page } = await openTask(await createKey(source, 'người đọc', 'READER'));
  expect(await page.locator('[data-action]').count()).toBe(0);
});

browserTest('what could not be sent is kept in its form, and is saved once the hub is back', async () => {
  const { page } = await openTask();
  const dialog = await form(page, 'correct');
  await dialog.getByLabel('Sản phẩm, kết quả').fill('Quyết định ban hành');
  const { version } = await taskNow();
  await dashboard.stop();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.getByText('Chưa biết đã lưu hay chưa', { exact: false }).waitFor();
  await takePictures(page, 'task-offline');
  await dashboard.start();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await taskNow()).toMatchObject({ version: version + 1, expectedResult: 'Quyết định ban hành' });
});

browserTest('a part that the reader missed is added where the document says so, and nowhere else', async () => {
  const { page } = await openTask();
  const { id } = await taskNow();
  const dialog = await form(page, 'add');
  await dialog.getByLabel('Tên nhiệm vụ').fill('Lấy ý kiến về quy chế');
  await dialog.getByLabel(/^Đoạn văn bản giao nhiệm vụ/).fill('lấy ý kiến các đơn vị');
  await dialog.getByRole('button', { name: 'Bổ sung nhiệm vụ con' }).click();
  await dialog.getByText('Văn bản không có đoạn này', { exact: false }).waitFor();
  await dialog.getByLabel(/^Đoạn văn bản giao nhiệm vụ/).fill('hoàn thành trước ngày 30 tháng 6 năm 2026');
  await dialog.getByRole('button', { name: 'Bổ sung nhiệm vụ con' }).click();
  const address = await dialog.getByRole('link', { name: 'Mở nhiệm vụ' }).getAttribute('href');
  const addedId = decodeURIComponent(address?.split('/').at(-1) ?? '');
  const { data } = await dashboard.hub.ask<{ node: object }, object>(
    'query ($id: ID!) { node(id: $id) { ... on Task { title origin parent { id } } } }',
    { id: addedId },
  );
  expect(data?.node).toEqual({ title: 'Lấy ý kiến về quy chế', origin: 'PERSON', parent: { id } });
});

browserTest('a task that was reported on stays, and one that is none goes after one more question', async () => {
  const { page } = await openTask();
  const { id } = await taskNow();
  await dashboard.hub.ask(
    'mutation ($input: ReportProgressInput!) { reportProgress(input: $input) { __typename } }' as never,
    { input: { taskId: id, note: 'đang làm', reportedOn: '2026-03-01' } } as never,
    editor,
  );
  const reported = await form(page, 'remove');
  await reported.getByRole('button', { name: 'Bỏ nhiệm vụ' }).click();
  await reported.getByText('Đã có báo cáo tiến độ', { exact: false }).waitFor();
  await reported.getByRole('button', { name: 'Hủy' }).click();
  expect((await taskNow()).id).toBe(id);

  const other = DOUBTFUL.replace('41/KH', '42/KH').replace('Nội Vụ và Lao Động', 'Phong Cảnh');
  await dashboard.hub.importText(other, 'khac.txt');
  const { page: second } = await openTask();
  await second.locator('[data-item]', { hasText: 'Phong Cảnh' }).click();
  const dialog = await form(second, 'remove');
  await dialog.getByRole('button', { name: 'Bỏ nhiệm vụ' }).click();
  await second.getByText('Đã bỏ nhiệm vụ.').waitFor();
  const rows = await dashboard.hub.database.rows('select count(*)::int as n from rejected_task', []);
  expect(rows).toEqual([{ n: 1 }]);
});
