import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { planText } from '../../support/plan-text';
import { until } from '../../support/until';

/** As many tasks as the largest plans have: a text of 200,000 letters. */
const MANY = 700;

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
  await dashboard.hub.importText(planText({ number: '88/KH-SDL', taskCount: MANY }), 'many.txt');
});

afterAll(() => dashboard?.close());

interface Passage {
  quote: string;
  start: number;
  end: number;
}

interface ReadPlan {
  id: string;
  sourceText: string;
  tasks: {
    nodes: {
      id: string;
      evidence: Passage;
      assignments: { evidence: Passage; unit: { id: string; name: string } }[];
    }[];
  };
}

async function planOf(number: string, take: string): Promise<ReadPlan> {
  const { data } = await dashboard.hub.ask<{ plan: ReadPlan }, object>(
    `query ($number: String!) { plan(number: $number) { id sourceText tasks(${take}) { nodes { id evidence { quote start end }
       assignments { evidence { quote start end } unit { id name } } } } } }`,
    { number },
    dashboard.hub.adminKey,
  );
  if (!data) throw new Error('There is no such plan.');
  return data.plan;
}

browserTest('a link into the text opens it there, says what was read, and leads to it and back', async () => {
  const { id, tasks } = await planOf('12/KH-SNV', 'first: 30');
  const task = tasks.nodes.at(-1);
  const assignment = task?.assignments[0];
  if (!task || !assignment) throw new Error('The sample has no such task.');
  const { start, end, quote } = assignment.evidence;
  const { page, errors, foreignRequests } = await dashboard.look(`/plans/${id}?tab=text&at=${start}-${end}`);
  const looked = page.locator(`mark.looked[data-at="${start}-${end}"]`);
  await looked.waitFor();
  await until(() => looked.evaluate((mark) => mark.getBoundingClientRect().top < window.innerHeight));
  expect(await looked.textContent()).toBe(quote);
  const beside = page.getByRole('complementary', { name: 'Đọc được từ đoạn này' });
  await beside.getByRole('link', { name: `Chủ trì: ${assignment.unit.name}` }).waitFor();
  await settled(page);
  await takePictures(page, 'plan-text', { isWhole: false });
  expect(await seriousFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('[data-theme=dark]').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  // from the text to the task, and from the task to the text
  await beside.locator(`a[href="/tasks/${task.id}"]`).first().click();
  await page.getByRole('heading', { level: 1, name: /./ }).waitFor();
  await page.getByRole('link', { name: 'Xem trong văn bản' }).first().click();
  await page.locator('mark.looked').first().waitFor();
  expect(new URL(page.url()).searchParams.get('tab')).toBe('text');
  await page.goBack();
  await page.waitForURL(`**/tasks/${task.id}`);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('marks that overlap change no letter of the text, and one may leave a kind out', async () => {
  const { id, sourceText, tasks } = await planOf('12/KH-SNV', 'last: 1');
  const last = tasks.nodes[0]?.evidence;
  const { page } = await dashboard.look(`/plans/${id}?tab=text&at=${last?.start}-${last?.end}`);
  await settled(page);
  await page.locator('mark.in-task').first().waitFor();
  const lines = new Set(sourceText.split('\n').map((line) => line.trimEnd()));
  const shown = await page.locator('.marked-text .line').allTextContents();
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((line) => line.trim() !== '' && !lines.has(line.trimEnd()))).toEqual([]);
  const citations = page.getByRole('checkbox', { name: /Viện dẫn/ });
  await citations.scrollIntoViewIfNeeded();
  const cited = page.locator('mark.CITATION').first();
  await cited.waitFor();
  await citations.click();
  await cited.waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('hide')).toBe('CITATION');
  await page.goBack();
  await cited.waitFor();
});

browserTest('a passage that is clicked is the one that is looked at', async () => {
  const { id, tasks } = await planOf('12/KH-SNV', 'first: 1');
  const [task] = tasks.nodes;
  const { page } = await dashboard.look(`/plans/${id}?tab=text&at=${task?.evidence.start}-${task?.evidence.end}`);
  await settled(page);
  const unit = page.locator('mark.ASSIGNMENT').first();
  const place = await unit.getAttribute('data-at');
  await unit.locator('a').click();
  await page.waitForURL(`**at=${place}`);
  await page.locator(`mark.looked[data-at="${place}"]`).waitFor();
});

browserTest('words are found in the whole text, one place after the other, with accents or without', async () => {
  const { id } = await planOf('88/KH-SDL', 'first: 1');
  const { page } = await dashboard.look(`/plans/${id}?tab=text`);
  await settled(page);
  await page.getByLabel('Tìm trong văn bản').fill('tuyen tham quan so 69');
  await page.keyboard.press('Enter');
  // of 69 and of 690 to 699
  await page.getByText('1 / 11 chỗ').waitFor();
  await page.getByRole('button', { name: 'Chỗ trước' }).click();
  await page.getByText('11 / 11 chỗ').waitFor();
  const looked = page.locator('mark.looked');
  await looked.first().waitFor();
  expect((await looked.allTextContents()).join('')).toBe('tuyến tham quan số 69');
  await page.goBack();
  await page.getByText('1 / 11 chỗ').waitFor();
});

browserTest(
  'of a plan with hundreds of tasks only what is on the screen is in the page, to its last line',
  async () => {
    const { id, sourceText, tasks } = await planOf('88/KH-SDL', `first: ${MANY}`);
    expect(tasks.nodes).toHaveLength(MANY);
    const { page, errors } = await dashboard.look(`/plans/${id}`);
    await settled(page);
    await page.getByRole('heading', { name: `Nhiệm vụ (${MANY})` }).waitFor();
    const last = tasks.nodes.at(-1);
    const end = page.locator(`[data-task="${last?.id}"]`);
    await until(async () => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      return (await end.count()) === 1;
    });
    expect(await page.locator('[data-task]').count()).toBeLessThan(60);
    await page.goto(`${dashboard.url}/plans/${id}?tab=text&at=${last?.evidence.start}-${last?.evidence.end}`);
    const looked = page.locator('mark.looked').first();
    await looked.waitFor();
    await until(() => looked.evaluate((mark) => mark.getBoundingClientRect().top < window.innerHeight));
    expect(await page.locator('.marked-text .line').count()).toBeLessThan(200);
    expect(sourceText.length).toBeGreaterThan(150_000);
    expect(errors).toEqual([]);
  },
);
