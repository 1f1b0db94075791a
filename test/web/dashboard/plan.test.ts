import { createKey } from '../../../src/auth/api-keys';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

/** A day on which the sample has tasks of every kind. */
const AS_OF = '2026-11-23';

let dashboard: DashboardHub;
/** The sample's plan of the department: number 12/KH-SNV. */
let id: string;
let key: number;

const rowsOf = async <Row>(sql: string, values: unknown[] = [key]) =>
  (await dashboard.hub.database.rows(sql, values)) as Row[];

const at = (query = '') => `/plans/${id}?asOf=${AS_OF}${query}`;

beforeAll(async () => {
  dashboard = await openDashboardHub();
  const { data } = await dashboard.hub.ask<{ plan: { id: string } }, object>('{ plan(number: "12/KH-SNV") { id } }');
  id = data?.plan.id ?? '';
  const [plan] = await rowsOf<{ id: number }>('select id from plan where number = $1', ['12/KH-SNV']);
  key = plan?.id ?? 0;
});

afterAll(() => dashboard?.close());

browserTest('a plan shows its tasks under its headings as plain SQL counts them', async () => {
  const { page, errors, foreignRequests } = await dashboard.look(at());
  await settled(page);
  const [all] = await rowsOf<{ count: number }>('select count(*)::int as count from task where plan_id = $1');
  await page.getByRole('heading', { name: `Nhiệm vụ (${all?.count})` }).waitFor();
  const bySection = await rowsOf<{ title: string; count: number }>(
    `with recursive below as (
       select id as top, id from section where plan_id = $1
       union all select below.top, section.id from below join section on section.parent_id = below.id)
     select section.title, count(task.id)::int as count from section
       join below on below.top = section.id join task on task.section_id = below.id group by section.id, section.title`,
  );
  expect(bySection.length).toBeGreaterThan(3);
  for (const { title, count } of bySection)
    expect(await page.locator('.outline a', { hasText: title }).locator('.count').first().textContent()).toBe(
      String(count),
    );
  const [overdue] = await rowsOf<{ count: number }>(
    `select count(*)::int as count from task where plan_id = $1 and status not in ('COMPLETED', 'CANCELLED')
       and (select max(due_on) from deadline where task_id = task.id) < '${AS_OF}'`,
  );
  expect(await page.locator('[data-bucket=OPEN_OVERDUE]').textContent()).toBe(String(overdue?.count));
  await takePictures(page, 'plan-tasks', { isWhole: false });
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('what the tasks are narrowed to stands in the address, opens again from it, and goes back', async () => {
  const { page } = await dashboard.look(at());
  await settled(page);
  await page.getByLabel('Tình trạng').selectOption('COMPLETED');
  const [done] = await rowsOf<{ count: number }>(
    "select count(*)::int as count from task where plan_id = $1 and status = 'COMPLETED'",
  );
  const heading = page.getByRole('heading', { name: `Nhiệm vụ (${done?.count})` });
  await heading.waitFor();
  expect(new URL(page.url()).searchParams.get('status')).toBe('COMPLETED');
  await page.reload();
  await heading.waitFor();
  await page.goBack();
  await heading.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Tình trạng').inputValue()).toBe('');
  const section = page.locator('.outline li:has(.count) > a').first();
  await section.click();
  const count = await section.locator('.count').textContent();
  await page.getByRole('heading', { name: `Nhiệm vụ (${count})` }).waitFor();
});

browserTest('the timeline has a bar for each task that is due on a day, and says the same as a table', async () => {
  const { page, errors } = await dashboard.look(at('&tab=timeline'));
  await settled(page);
  const [due] = await rowsOf<{ count: number }>(
    `select count(*)::int as count from task where plan_id = $1
       and exists (select from deadline where task_id = task.id and due_on is not null)`,
  );
  await page.getByRole('heading', { name: `Dòng thời gian (${due?.count})` }).waitFor();
  await page.locator('.track .bar.OPEN_OVERDUE').first().waitFor();
  await takePictures(page, 'plan-timeline', { isWhole: false });
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Xem dạng bảng' }).click();
  await page.locator('table.tasks tbody tr').first().waitFor();
  expect(await page.locator('table.tasks tbody tr').count()).toBe(due?.count);
  expect(errors).toEqual([]);
});

browserTest('an indicator tells its target, its latest figure and why it stands so', async () => {
  const { page, errors } = await dashboard.look(at('&tab=indicators'));
  await settled(page);
  const [one] = await rowsOf<{ name: string; value: number; figure: number; count: number }>(
    `select name, indicator.value::float8, count(*) over ()::int as count,
       (select value::float8 from observation where indicator_id = indicator.id and observed_on <= '${AS_OF}'
          order by observed_on desc limit 1) as figure
     from indicator where plan_id = $1 order by position limit 1`,
  );
  const text = (value = 0) => new Intl.NumberFormat('vi-VN').format(value);
  await page.getByRole('heading', { name: `Chỉ tiêu (${one?.count})` }).waitFor();
  const detail = page.getByRole('region', { name: 'Chi tiết chỉ tiêu' });
  await detail.getByText(one?.name ?? '', { exact: true }).waitFor();
  const reason = await detail.locator('[data-formula]').textContent();
  expect(reason).toContain(`${text(one?.figure)} %`);
  expect(reason).toContain(`${text(one?.value)} %`);
  await detail.locator('canvas').waitFor();
  await takePictures(page, 'plan-indicators');
  expect(await seriousFaults(page)).toEqual([]);
  const last = page.locator('[data-indicator] a.strong').last();
  const name = (await last.textContent()) ?? '';
  await last.click();
  await detail.getByText(name, { exact: true }).waitFor();
  await page.reload();
  await detail.getByText(name, { exact: true }).waitFor();
  expect(errors).toEqual([]);
});

browserTest('what is declared stands against what was found', async () => {
  const { page, errors } = await dashboard.look(at('&tab=doubts'));
  await settled(page);
  const items = await rowsOf<{ declared_count: number; present_count: number }>(
    'select declared_count, present_count from declared_item where plan_id = $1 order by position',
  );
  expect(items.length).toBeGreaterThan(0);
  const rows = page.getByRole('region', { name: /Số công bố/ }).locator('tbody tr');
  expect(
    await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).slice(1, 3)),
    ),
  ).toEqual(items.map(({ declared_count, present_count }) => [String(declared_count), String(present_count)]));
  await takePictures(page, 'plan-doubts');
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest(
  'a figure that is recorded is taken back at once, and one that was corrected from its history',
  async () => {
    const editor = await createKey(dashboard.hub.database.source, 'người báo cáo', 'EDITOR');
    const { page, errors } = await dashboard.look(at('&tab=indicators'), { key: editor });
    await settled(page);
    await page.locator('[data-indicator] a.strong').first().click();
    const figures = () =>
      rowsOf<{ value: number }>(
        `select o.value::float8 from observation o join indicator i on i.id = o.indicator_id
        where i.plan_id = $1 and o.period = 'Kỳ thử' order by o.id`,
      );
    const record = async (value: string) => {
      await page.getByRole('button', { name: /^Ghi nhận số liệu/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('spinbutton').fill(value);
      await dialog.getByLabel(/^Kỳ/).fill('Kỳ thử');
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
      await page.locator('.notice.saved').getByText(value).waitFor();
    };
    const undo = { name: /^Hoàn tác/ };
    await record('71');
    await record('72');
    expect(await figures()).toEqual([{ value: 72 }]);
    await page.locator('.notice.saved').getByRole('button', undo).click();
    // the figure, and the indicator that it is the latest of
    await page.locator('.notice.saved').getByText('Đã hoàn tác 2 mục đã ghi cùng nhau.').waitFor();
    expect(await figures()).toEqual([{ value: 71 }]);
    await page.getByText('Lịch sử chỉ tiêu').click();
    // the undoing, the correction, the first
    const rows = page.locator('.history > li');
    await rows.nth(2).getByRole('button', undo).click();
    await rows.nth(3).getByText('Đã hoàn tác 2 mục đã ghi cùng nhau.').waitFor();
    expect(await figures()).toEqual([]);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
  },
);

browserTest('the history says who took the plan in', async () => {
  const { page } = await dashboard.look(at('&tab=history'));
  await settled(page);
  await page.getByText('import of ke-hoach-2026.txt').first().waitFor();
  await takePictures(page, 'plan-history');
  expect(await seriousFaults(page)).toEqual([]);
});

browserTest('a plan that is not there is said to be absent, and an id that is none what it should be', async () => {
  const { page } = await dashboard.look(`/plans/${btoa('Plan:999999').replaceAll('=', '')}`);
  await page.getByText('Không tìm thấy').first().waitFor();
  await page.goto(`${dashboard.url}/plans/none`);
  await page.getByRole('alert').getByText('"none" is not an id').first().waitFor();
});

browserTest('a part that is asked for while nobody answers is there once the hub is back', async () => {
  const { page } = await dashboard.look(at());
  await settled(page);
  await dashboard.stop();
  await page.getByRole('link', { name: 'Lịch sử', exact: true }).click();
  await page.getByText('Không liên lạc được với máy chủ; đang thử lại').first().waitFor();
  await dashboard.start();
  await page.getByText('import of ke-hoach-2026.txt').first().waitFor();
});
