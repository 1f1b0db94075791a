import { createKey } from '../../../src/auth/api-keys';
import { browserTest } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';

let dashboard: DashboardHub;

beforeAll(async () => {
  dashboard = await openDashboardHub();
});

afterAll(() => dashboard?.close());

const AN_HOUR_MS = 3_600_000;

browserTest('a key that is wrong, revoked or expired is not kept, and the page says which', async () => {
  const { source } = dashboard.hub.database;
  const revoked = await createKey(source, 'thu hồi', 'READER');
  await source.query('update api_key set revoked_at = now() where name = $1', ['thu hồi']);
  const expired = await createKey(source, 'hết hạn', 'READER', { expiresAt: new Date(Date.now() + AN_HOUR_MS) });
  await source.query(`update api_key set expires_at = now() - interval '1 hour' where name = $1`, ['hết hạn']);
  const { page } = await dashboard.look('/account');
  for (const [key, said] of [
    ['pgk_nothing', 'Khóa không đúng'],
    [revoked, 'đã bị thu hồi'],
    ['khóa của tôi', 'Khóa không đúng'],
    [expired, 'đã hết hạn'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Khóa truy cập' }).fill(key);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('alert').getByText(said).waitFor();
    expect(await page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)])).not.toContain(
      'plangraph:key',
    );
  }
});

browserTest('who signs in is told who they are and what they may, and nothing after signing out', async () => {
  const key = await createKey(dashboard.hub.database.source, 'biên tập viên', 'EDITOR');
  const { page, errors, foreignRequests } = await dashboard.look('/account');
  await settled(page);
  expect(await page.locator('[data-scope]').evaluateAll((all) => all.map((one) => one.dataset.scope))).toEqual([
    'READ',
  ]);
  await takePictures(page, 'account-guest');
  await page.getByRole('textbox', { name: 'Khóa truy cập' }).fill(key);
  await page.getByLabel(/Ghi nhớ trên thiết bị này/).check();
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('[data-scope=EDIT]').waitFor();
  expect(await page.locator('main').textContent()).toContain('biên tập viên');
  expect(await page.locator('[data-scope=IMPORT]').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Các khóa đã cấp' }).count()).toBe(0);
  expect(
    await page.evaluate(() => [sessionStorage.getItem('plangraph:key'), localStorage.getItem('plangraph:key')]),
  ).toEqual([null, key]);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.locator('[data-scope=EDIT]').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => localStorage.getItem('plangraph:key'))).toBeNull();
  expect(await seriousFaults(page)).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('an administrator gives a key, whose secret is shown once, rotates it and takes it back', async () => {
  const { hub } = dashboard;
  const { page, errors } = await dashboard.look('/account', { key: hub.adminKey });
  await settled(page);
  const askedWith = async (secret: string) =>
    (await hub.ask<{ viewer: object }, object>('{ viewer { name role } }', {}, secret)).data?.viewer ?? null;
  await page.getByRole('button', { name: 'Cấp khóa mới' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên khóa').fill('cổng báo cáo');
  await dialog.getByLabel('Vai trò').selectOption('REPORTER');
  await dialog.getByRole('button', { name: 'Cấp khóa' }).click();
  // a reporter reports for a unit: what is missing is said, and nothing is made
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Thay mặt đơn vị').fill('Sở Nội vụ');
  await dialog.getByRole('list', { name: 'Thay mặt đơn vị' }).getByRole('button').first().click();
  await takePictures(page, 'account-new-key');
  await dialog.getByRole('button', { name: 'Cấp khóa' }).click();
  const secret = (await page.locator('[data-secret]').textContent()) ?? '';
  expect(await askedWith(secret)).toEqual({ name: 'cổng báo cáo', role: 'REPORTER' });
  await page.getByRole('button', { name: 'OK' }).click();
  expect(await page.locator('[data-secret]').count()).toBe(0);

  await page.getByRole('button', { name: 'Đổi khóa: cổng báo cáo' }).click();
  await page.getByRole('dialog').getByLabel('Khóa cũ còn dùng được (giờ)').fill('0');
  await page.getByRole('dialog').getByRole('button', { name: 'Đổi khóa' }).click();
  const another = (await page.locator('[data-secret]').textContent()) ?? '';
  expect(await askedWith(another)).toEqual({ name: 'cổng báo cáo', role: 'REPORTER' });

  await page.getByRole('button', { name: 'Thu hồi: cổng báo cáo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await page.locator('[data-key="cổng báo cáo"]').getByText('Đã thu hồi').waitFor();
  const [kept] = await hub.database.rows<{ isRevoked: boolean }>(
    'select revoked_at is not null as "isRevoked" from api_key where name = $1',
    ['cổng báo cáo'],
  );
  expect(kept).toEqual({ isRevoked: true });
  await takePictures(page, 'account');
  expect(await seriousFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

browserTest('a key that is taken back while somebody works with it is said so, with a way to another', async () => {
  const { source } = dashboard.hub.database;
  const key = await createKey(source, 'đang dùng', 'EDITOR');
  await source.query('update api_key set revoked_at = now() where name = $1', ['đang dùng']);
  const { page } = await dashboard.look('/account', { key });
  await page.getByText('Khóa này đã bị thu hồi', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByText('Bạn đang xem mà không đăng nhập', { exact: false }).waitFor();
});
