import { encodeId } from '../../../src/graph/global-id';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { planter } from '../../support/planted-rows';
import { until } from '../../support/until';

const GUIDE_TEXT = 'Điều 1. Phạm vi\nCăn cứ Nghị định 11/2026/NĐ-CP của Chính phủ\nĐiều 2. Hiệu lực';
const BASIS = 'Nghị định 11/2026/NĐ-CP';
/** More than the picture has. */
const TASK_COUNT = 170;

let dashboard: DashboardHub;
let decree: { id: number; address: string };
let guide: number;

const address = (document: number) => `/documents/${encodeId('LegalDocument', document)}`;

/** A decree with a circular that guides it, a plan that rests on it through many tasks, and one that rests on the circular. */
async function plantDecree() {
  return dashboard.hub.database.source.transaction(async (source) => {
    const plant = planter({ source });
    const government = await plant.unit('Chính phủ thử');
    const department = await plant.unit('Sở Thử');
    const decree = await plant.document({
      number: '11/2026/NĐ-CP',
      title: 'Quy định về việc thử',
      issuer_id: government,
      issued_on: '2026-01-02',
      effective_on: '2026-02-01',
    });
    const text = await plant.sourceText(GUIDE_TEXT);
    const guide = await plant.document({ number: '7/2026/TT-BNV', type: 'Thông tư', source_text_id: text });
    const start = GUIDE_TEXT.indexOf(BASIS);
    const evidence = { quote: BASIS, start, end: start + BASIS.length };
    await plant.citation(guide, decree, { kind: 'GUIDES', evidence });
    const documentOf = async (plan: number) => {
      const [row] = await source.query<{ document_id: number }[]>('select document_id from plan where id = $1', [plan]);
      return row?.document_id ?? 0;
    };
    const near = await plant.plan({ number: '21/KH-SNV', title: 'Kế hoạch gần' });
    const nearDocument = await documentOf(near);
    await plant.citation(nearDocument, decree, { kind: 'BASIS', plan_id: near });
    for (let i = 0; i < TASK_COUNT; i++) {
      const task = await plant.task(near);
      await plant.citation(nearDocument, decree, { kind: 'CITES', plan_id: near, task_id: task });
      if (i === 0) await plant.assignment(task, department, 'LEAD');
    }
    const far = await plant.plan({ number: '22/KH-SNV', title: 'Kế hoạch xa' });
    await plant.citation(await documentOf(far), guide, { kind: 'IMPLEMENTS', plan_id: far });
    const newer = await plant.document({
      number: '12/2026/NĐ-CP',
      issued_on: '2026-06-01',
      effective_on: '2026-07-01',
    });
    await plant.citation(newer, decree, { kind: 'REPLACES' });
    return { decree, guide };
  });
}

beforeAll(async () => {
  dashboard = await openDashboardHub();
  const planted = await plantDecree();
  decree = { id: planted.decree, address: address(planted.decree) };
  guide = planted.guide;
});

afterAll(() => dashboard?.close());

/** All that rests on a document, by kind: a plain closure over the relations by which one rests on another. */
const COUNTS_SQL = `
  with recursive
    rests as (select * from citation where kind in ('BASIS', 'IMPLEMENTS', 'ISSUED_WITH', 'GUIDES', 'DETAILS', 'CITES')),
    reached as (
      select $1::int as id union select r.citing_document_id from reached join rests r on r.document_id = reached.id),
    tasks as (select distinct r.task_id as id from rests r join reached on reached.id = r.document_id where r.task_id is not null)
  select count(p.id)::int as "Plan", count(*) filter (where p.id is null and reached.id <> $1)::int as "LegalDocument",
         (select count(*)::int from tasks) as "Task",
         (select count(distinct a.unit_id)::int from tasks join assignment a on a.task_id = tasks.id and a.role = 'LEAD') as "Unit"
    from reached left join plan p on p.document_id = reached.id`;

browserTest('what breaks if a document goes is counted as plain SQL counts it', async () => {
  const { page, errors, foreignRequests } = await dashboard.look(`${decree.address}?asOf=2026-08-01`);
  await settled(page);
  await page.getByRole('heading', { level: 1, name: 'Nghị định 11/2026/NĐ-CP' }).waitFor();
  const [counts] = (await dashboard.hub.database.rows(COUNTS_SQL, [decree.id])) as Record<string, number>[];
  expect(counts).toEqual({ Plan: 2, LegalDocument: 1, Task: TASK_COUNT, Unit: 1 });
  for (const [type, count] of Object.entries(counts ?? {}))
    expect([type, await page.locator(`[data-type=${type}]`).textContent()]).toEqual([type, String(count)]);
  await page.getByText('Không có hiệu lực').first().waitFor();
  await page.getByRole('link', { name: 'Nghị định 12/2026/NĐ-CP' }).first().waitFor();
  await page.getByText(`Hình vẽ 150 trong ${TASK_COUNT + 4} đối tượng`).waitFor();
  await page.getByRole('img', { name: 'Ai dựa vào văn bản này' }).locator('canvas').first().waitFor();
  await takePictures(page, 'document');
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('the picture is narrowed by kind through the address, and is there as nested lists', async () => {
  const { page } = await dashboard.look(decree.address, { colorScheme: 'dark' });
  await settled(page);
  await page.getByRole('checkbox', { name: 'Nhiệm vụ', exact: true }).click();
  await page.waitForURL(/show=Plan%2CUnit%2CLegalDocument/);
  await page.getByRole('button', { name: 'Xem dạng bảng' }).click();
  const tree = page.locator('.tree').first();
  // the far plan stands below the circular through which it rests on the decree
  await tree.locator('li li', { hasText: 'Thông tư 7/2026/TT-BNV' }).getByRole('link', { name: '22/KH-SNV' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'Hướng dẫn', exact: true }).click();
  await until(async () => (await page.locator('[data-type=Plan]').textContent()) === '1');
  await page.reload();
  await settled(page);
  expect(await page.locator('[data-type=Plan]').textContent()).toBe('1');
  expect(await page.getByRole('checkbox', { name: 'Hướng dẫn', exact: true }).isChecked()).toBe(false);
  await page.goBack();
  await until(async () => (await page.locator('[data-type=Plan]').textContent()) === '2');
});

browserTest('a node of the picture leads to its view', async () => {
  const { page } = await dashboard.look(`${decree.address}?show=LegalDocument`);
  await settled(page);
  const picture = page.getByRole('img', { name: 'Ai dựa vào văn bản này' });
  await picture.locator('canvas').first().waitFor();
  const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
  // two nodes: the document itself in the middle, and the circular left of it
  for (let x = 20; x < width / 2 - 20 && page.url().includes(decree.address); x += 8)
    await picture.click({ position: { x, y: (height - 28) / 2 } });
  await page.waitForURL((url) => url.pathname === address(guide));
});

browserTest('a citation leads to the place in the text where it stands', async () => {
  const { page, errors } = await dashboard.look(`${decree.address}?citing=GUIDES`);
  await settled(page);
  const row = page.getByRole('row', { name: 'Thông tư 7/2026/TT-BNV' }).last();
  expect(await row.locator('q').textContent()).toBe(BASIS);
  await row.getByRole('link', { name: 'Xem trong văn bản' }).click();
  await page.waitForURL(/#text$/);
  const mark = page.locator('mark');
  await mark.waitFor();
  expect(await mark.textContent()).toBe(BASIS);
  await page.getByRole('heading', { level: 1, name: 'Thông tư 7/2026/TT-BNV' }).waitFor();
  await takePictures(page, 'document-text');
  expect(errors).toEqual([]);
});

browserTest('a document of the sample is on a phone what it is on a desk', async () => {
  const rows = await dashboard.hub.database.rows(
    'select document_id as id from citation where document_id < $1 group by 1 order by count(*) desc, 1 limit 1',
    [decree.id],
  );
  const [found] = rows as { id: number }[];
  const desk = await dashboard.look(address(found?.id ?? 0));
  await settled(desk.page);
  await takePictures(desk.page, 'document-sample');
  const { page, errors } = await dashboard.look(address(found?.id ?? 0), { width: 360, height: 740 });
  await settled(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await takePictures(page, 'document-phone');
  expect(errors).toEqual([]);
});

browserTest('a document that is not there is said not to be', async () => {
  const { page } = await dashboard.look(address(999_999));
  await page.getByText('Không tìm thấy').first().waitFor();
  expect(await page.locator('.panel').count()).toBe(1);
});
