import type { Page } from 'playwright-core';
import { createKey } from '../../../src/auth/api-keys';
import { encodeId } from '../../../src/graph/global-id';
import {
  type CorpusDashboard,
  corpusBrowserTest,
  faultsToTheEye,
  openCorpusDashboard,
} from '../../support/corpus-dashboard';
import { bucketsOf, type CorpusPlan, plansOf, shownBuckets } from '../../support/corpus-figures';
import { settled } from '../../support/dashboard';
import { proofSize, recordProof } from '../../support/proof';
import { until } from '../../support/until';

/** Plans and tasks of real documents: long names, many rows, plans without number, day or year, a text that was read from a scan. */

const AS_OF = '2026-06-15';
/** A large one, one without a number, one that was printed to PDF, one that was scanned; `npm run prove` takes all. */
const TELLING = proofSize(0, 1) === 0 ? /nq-03|bc-ubnd-laocai-chi|pdf|seed/ : /./;

jest.setTimeout(proofSize(60_000, 600_000));

let dashboard: CorpusDashboard;
let page: Page;
let plans: CorpusPlan[];

beforeAll(async () => {
  const opened = await openCorpusDashboard(TELLING);
  if (!opened) return;
  dashboard = opened;
  page = await dashboard.goTo('/');
  plans = await plansOf(dashboard);
});

afterEach(() => expect(dashboard?.complaints() ?? []).toEqual([]));

afterAll(() => dashboard?.close());

type Told = Record<string, unknown>;

/** The number in the title of a panel that begins so. */
const numberOf = async (text: string) =>
  Number((await page.getByRole('heading', { level: 2, name: text }).first().textContent())?.match(/\d+/)?.[0]);

/** Goes to a tab of a plan as people do. */
async function openTab(name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await settled(page);
}

corpusBrowserTest('plans show what plain SQL has of them, in each of their tabs', async () => {
  for (const [index, plan] of plans.entries()) {
    const id = encodeId('Plan', plan.id);
    await dashboard.goTo(`/plans/${id}?asOf=${AS_OF}`);
    const look = async (tab: string) => {
      if (index > 1) return;
      expect([plan.file, tab, await faultsToTheEye(page, `plan-${index}-${tab}`)]).toEqual([plan.file, tab, []]);
    };
    const told: Told = {
      title: await page.getByRole('heading', { level: 1 }).textContent(),
      tasks: await numberOf('Nhiệm vụ ('),
    };
    expect([plan.file, await shownBuckets(page.locator('main'))]).toEqual([
      plan.file,
      await bucketsOf(dashboard, AS_OF, 't.plan_id = $2', plan.id),
    ]);
    await look('tasks');
    await openTab('Dòng thời gian');
    told.dated = await numberOf('Dòng thời gian');
    await look('timeline');
    await openTab('Chỉ tiêu');
    told.indicators = await numberOf('Chỉ tiêu (');
    await look('indicators');
    await openTab('Đối chiếu, cảnh báo');
    told.declared = await page
      .getByRole('region', { name: /Số công bố/ })
      .locator('tbody tr')
      .count();
    told.remarks = await page.locator('.doubts > li').count();
    await look('doubts');
    await openTab('Lịch sử');
    await page.getByText(`import of ${plan.file}`).first().waitFor();
    await look('history');
    const { title, tasks, dated, indicators, declared, remarks } = plan;
    expect([plan.file, told]).toEqual([plan.file, { title, tasks, dated, indicators, declared, remarks }]);
    // the link that stands there now opens the same
    await page.reload();
    await page.getByText(`import of ${plan.file}`).first().waitFor();
    await dashboard.goTo(`/public/plans/${id}`);
    expect(await page.locator('.public-tasks li').count()).toBe(Math.min(tasks, 100));
    await look('public');
  }
  recordProof('plans of real documents on the screen', { plans: plans.length, differing: 0 });
});

const TASKS_SQL = `
  select t.id, t.title, (select count(*)::int from assignment where task_id = t.id) as units,
         (select count(*)::int from deadline where task_id = t.id) as deadlines,
         (select count(*)::int from citation where task_id = t.id) as citations,
         (select count(*)::int from task part where part.parent_id = t.id) as parts
    from task t`;

corpusBrowserTest(
  'tasks show who, by when and on which basis: with many units, many citations, parts, a long text',
  async () => {
    const tasks = (
      await Promise.all(
        ['units', 'citations', 'parts', 'deadlines', 'length(text)'].map((most) =>
          dashboard.rows<Told>(
            `select * from (${TASKS_SQL.replace('t.title,', 't.title, t.text,')}) as t order by ${most} desc, id limit 1`,
          ),
        ),
      )
    ).flat();
    for (const [index, { id, title, units, deadlines, citations, parts }] of tasks.entries()) {
      await dashboard.goTo(`/tasks/${encodeId('Task', id as number)}?asOf=${AS_OF}`);
      const part = (name: string, what: string) =>
        page.getByRole('region', { name, exact: true }).locator(what).count();
      const shown = {
        units: await page.locator('.tag.role').count(),
        deadlines: (await part('Phân công', 'ul.spaced > li')) - (units as number),
        citations: await part('Văn bản viện dẫn', 'ul.spaced > li'),
        parts: await part('Các phần của nhiệm vụ', 'ul.plain > li:has([data-task])'),
      };
      expect([title, shown]).toEqual([title, { units, deadlines, citations, parts }]);
      expect([title, await faultsToTheEye(page, `task-${index}`)]).toEqual([title, []]);
    }
  },
);

corpusBrowserTest(
  'a task of a real document that is corrected on the screen is so in the graph and its history',
  async () => {
    const [task] = await dashboard.rows<{ id: number; title: string }>(
      'select id, title from task order by length(title) desc, id limit 1',
    );
    if (!task) throw new Error('There are no tasks.');
    const title = 'Rà soát “quy hoạch” & báo cáo <b>100 %</b> – đợt 1/2026';
    const key = await createKey(dashboard.hub.database.source, 'biên tập viên', 'EDITOR');
    const { page: own, errors } = await dashboard.look(`/tasks/${encodeId('Task', task.id)}`, { key });
    await settled(own);
    await own.locator('[data-action=correct]').click();
    const dialog = own.getByRole('dialog');
    await dialog.getByLabel('Tên nhiệm vụ').fill(title);
    await dialog.getByLabel('Lý do (ghi vào lịch sử)').fill('đọc lại văn bản');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await own.getByText('Đã lưu.').waitFor();
    await own.reload();
    await settled(own);
    await own.getByRole('heading', { level: 1 }).getByText(title).waitFor();
    const change = own.locator('.history > li', { hasText: 'biên tập viên' });
    expect(await change.locator('[data-field=title] ins').textContent()).toContain(title);
    expect(await change.locator('[data-field=title] del').textContent()).toContain(task.title);
    const stored = await dashboard.rows(
      `select t.title, h.before->>'title' as before, h.after->>'title' as after, h.actor from task t
       join history h on h.table_name = 'task' and h.row_id = t.id and h.operation = 'UPDATE' where t.id = $1`,
      [task.id],
    );
    expect(stored).toEqual([{ title, before: task.title, after: title, actor: 'biên tập viên' }]);
    await until(async () => (await own.locator('[aria-busy=true]').count()) === 0);
    expect(errors).toEqual([]);
  },
);
