import { createKey } from '../../../src/auth/api-keys';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { planText } from '../../support/plan-text';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub({ hasSample: false });
});

afterAll(() => dashboard?.close());

const NUMBER = '12/KH-SDL';
const text = planText({ number: NUMBER, taskCount: 9 });
const file = (contents: string, name = 'ke-hoach.txt') => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(contents),
});

async function counts(): Promise<{ plans: number; tasks: number }> {
  const [row] = (await dashboard.hub.database.rows(
    'select (select count(*)::int from plan) as plans, (select count(*)::int from task) as tasks',
    [],
  )) as [{ plans: number; tasks: number }];
  return row;
}

browserTest(
  'a file is read first, then stored as a draft, changed, and withdrawn after it was said what goes',
  async () => {
    const { hub } = dashboard;
    const { page, errors, foreignRequests } = await dashboard.look('/import', { key: hub.adminKey });
    await settled(page);
    await takePictures(page, 'import-empty');
    await page.getByLabel('Chọn tệp').setInputFiles(file(text));
    await page.locator('[data-kind=tasks] [data-column=created]').waitFor();
    expect(await page.locator('[data-kind=tasks] [data-column=created]').textContent()).toBe('9');
    // a trial stores nothing
    expect(await counts()).toEqual({ plans: 0, tasks: 0 });
    await takePictures(page, 'import-tried');
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByText('Cần biết trước khi lưu').click();
    await page.getByLabel('Ai được xem').selectOption('DRAFT');
    expect(await page.getByRole('button', { name: 'Lưu vào hệ thống' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Đọc thử lại' }).click();
    await page.getByRole('button', { name: 'Lưu vào hệ thống', disabled: false }).click();
    await page.getByRole('link', { name: 'Mở kế hoạch' }).waitFor();
    expect(await counts()).toEqual({ plans: 1, tasks: 9 });
    const ask = (key?: string) =>
      hub.ask<{ plan: { id: string } | null }, object>(`{ plan(number: "${NUMBER}") { id } }`, {}, key);
    const id = (await ask(hub.adminKey)).data?.plan?.id ?? '';
    expect((await ask()).data?.plan).toBeNull();
    expect(await page.getByRole('link', { name: 'Mở kế hoạch' }).getAttribute('href')).toBe(
      `/plans/${encodeURIComponent(id)}`,
    );

    // another text of the same plan: what is different is said before it is stored
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click();
    await page
      .getByLabel('Chọn tệp')
      .setInputFiles(file(text.replace('ngày 20 tháng 03', 'ngày 25 tháng 03'), 'moi.txt'));
    await page.getByText('Thay đổi so với bản đã có').click();
    await page.locator('[data-change=changed]').waitFor();
    expect(await page.locator('[data-change=changed] ins').first().textContent()).toContain('25');
    await takePictures(page, 'import-changes');

    await page.getByRole('searchbox', { name: 'Văn bản cần gỡ' }).fill(NUMBER);
    await page.getByRole('list', { name: 'Văn bản cần gỡ' }).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Gỡ', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-goes]').getByText('9 nhiệm vụ').waitFor();
    await takePictures(page, 'import-withdraw');
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel('Lý do (ghi vào lịch sử)').fill('nạp nhầm');
    await dialog.getByRole('button', { name: 'Gỡ', exact: true }).click();
    await page.getByText(/^Đã gỡ .*9 nhiệm vụ/).waitFor();
    expect(await counts()).toEqual({ plans: 0, tasks: 0 });
    expect(foreignRequests).toEqual([]);
    expect(errors).toEqual([]);
  },
);

browserTest('a file that is dropped and refused says why, and nothing is stored', async () => {
  const { page } = await dashboard.look('/import', { key: dashboard.hub.adminKey });
  await settled(page);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])], 'anh.png'));
    return transfer;
  });
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped });
  await page.getByRole('alert').getByText('Chưa đọc được định dạng này.').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('anh.png');
  await takePictures(page, 'import-refused');
  expect(await page.getByRole('button', { name: 'Lưu vào hệ thống' }).count()).toBe(0);
  expect(await counts()).toEqual({ plans: 0, tasks: 0 });
});

browserTest('who may not import is told so, with the way to a key', async () => {
  const editor = await createKey(dashboard.hub.database.source, 'biên tập viên', 'EDITOR');
  for (const key of [undefined, editor]) {
    const { page } = await dashboard.look('/import', key ? { key } : {});
    await page.getByText('Nạp và gỡ văn bản cần khóa', { exact: false }).waitFor();
    expect(await page.locator('main').getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe('/account');
    expect(await page.getByLabel('Chọn tệp').count()).toBe(0);
  }
});
