import type { Page } from 'playwright-core';
import { browserTest, type OpenPage } from '../../support/browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from '../../support/dashboard';
import { everyView, isOfBrowser, type OpenedView, wordsOf } from '../../support/every-view';
import { until } from '../../support/until';

/** Every view while the browser has no network, and while the database fails: what it says then, and that it is itself again. */

let dashboard: DashboardHub;
let views: OpenedView[];
/** What each view shows where nothing is wrong, by its name. */
const shown = new Map<string, string>();

beforeAll(async () => {
  dashboard = await openDashboardHub();
  views = await everyView(dashboard.hub);
});

afterAll(() => dashboard?.close());

const lookAt = (address: string): Promise<OpenPage> => dashboard.look(address, { key: dashboard.hub.adminKey });

const own = (errors: readonly string[]): string[] => errors.filter((error) => !isOfBrowser(error));

/** What stands over every view while nobody answers. */
const notice = (page: Page) => page.locator('.network');

async function open(page: Page, { address }: OpenedView): Promise<void> {
  await page.goto(`${dashboard.url}${address}`);
  await settled(page);
}

/** Resolves once a view shows what it shows where nothing is wrong. @throws with what it shows instead. */
async function isItself(page: Page, { name }: OpenedView): Promise<void> {
  let words = '';
  await until(
    async () => {
      words = await wordsOf(page);
      return words === shown.get(name);
    },
    () => `${name} is not itself again: ${words}`,
  );
}

browserTest(
  'a view that is open keeps what it shows when the network goes, and says that until it is back',
  async () => {
    const { page, errors, foreignRequests } = await lookAt('/');
    for (const view of views) {
      await open(page, view);
      // names in a history, and the tasks of a text, come last
      await page.waitForLoadState('networkidle');
      shown.set(view.name, await wordsOf(page));
      await page.context().setOffline(true);
      await notice(page).waitFor();
      await isItself(page, view);
      if (view.name === 'plan') {
        await takePictures(page, 'offline', { isWhole: false });
        expect(await seriousFaults(page)).toEqual([]);
      }
      await page.context().setOffline(false);
      await notice(page).waitFor({ state: 'detached' });
      await isItself(page, view);
    }
    expect(foreignRequests).toEqual([]);
    expect(own(errors)).toEqual([]);
  },
);

/** Goes to a view as a link within the pages does: nothing is loaded anew. */
const goTo = (page: Page, { address }: OpenedView) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);

/** Who one is is known by then: they ask nothing more. */
const ASKING_NOTHING = ['intake', 'account'];

browserTest(
  'a view that is opened without a network says so, and shows itself without a reload once it is back',
  async () => {
    const { page, errors } = await lookAt('/account');
    await settled(page);
    // the other views' code is there by then
    await page.waitForLoadState('networkidle');
    await page.evaluate('window.isSame = true');
    for (const view of views) {
      await page.context().setOffline(true);
      await notice(page).waitFor();
      await goTo(page, view);
      if (!ASKING_NOTHING.includes(view.name))
        await page.locator('main').getByText('Không liên lạc được với máy chủ').first().waitFor();
      await page.context().setOffline(false);
      await notice(page).waitFor({ state: 'detached' });
      await isItself(page, view);
    }
    expect(await page.evaluate('window.isSame')).toBe(true);
    expect(own(errors)).toEqual([]);
  },
);

/** All that statements name lies in these. */
const SCHEMAS = ['public', 'published', 'derived'];

/** As where another program moved the tables: each statement fails, the hub and its connections stay. */
async function moveTables(isAway: boolean): Promise<void> {
  const moves = SCHEMAS.map((name) =>
    isAway ? `alter schema ${name} rename to ${name}_away` : `alter schema ${name}_away rename to ${name}`,
  );
  await dashboard.hub.database.source.query(moves.join('; '));
}

/** Words of programs, of no use to who looks at a page. */
const OF_PROGRAMS = /\bat \w+ \(|\.[jt]s:\d|relation "|schema "|does not exist|undefined|\[object/i;

/** It asks only who one is, which the hub remembers for a while. */
const QUIET_PANEL = 'Bạn là ai';

/** What is wrong with how a view tells that it could not ask: one line for each thing. */
async function untold(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const panel of await page.locator('main section.panel').all()) {
    const title = await panel.locator('h2').first().textContent();
    const isTold = (await panel.getByRole('alert').count()) > 0;
    if (!isTold && title !== QUIET_PANEL) found.push(`"${title}" says nothing`);
  }
  const alerts = await page.locator('main').getByRole('alert').all();
  if (alerts.length === 0) found.push('nothing is said');
  for (const alert of alerts)
    if ((await alert.getByRole('button', { name: 'Thử lại' }).count()) === 0)
      found.push(`no way to try again: ${await alert.textContent()}`);
  const words = await wordsOf(page);
  if (OF_PROGRAMS.test(words)) found.push(`words of programs: ${words}`);
  return found;
}

/** Presses each "try again" that is there, until none is. */
async function tryAgain(page: Page): Promise<void> {
  const again = page.locator('main').getByRole('alert').getByRole('button', { name: 'Thử lại' });
  await until(async () => {
    if ((await again.count()) > 0) await again.first().click();
    await settled(page);
    await page.waitForLoadState('networkidle');
    return (await again.count()) === 0;
  });
}

browserTest(
  'what fails in the database is said in every view in words, and is there once it is tried again',
  async () => {
    const { page, errors } = await lookAt('/');
    const faults: Record<string, string[]> = {};
    for (const view of views.filter(({ name }) => name !== 'intake')) {
      await moveTables(true);
      try {
        await open(page, view);
        const found = await untold(page);
        if (view.name === 'unit') {
          await takePictures(page, 'unit-failed');
          found.push(...(await seriousFaults(page)));
        }
        if (found.length > 0) faults[view.name] = found;
      } finally {
        await moveTables(false);
      }
      await tryAgain(page);
      await isItself(page, view);
    }
    expect(faults).toEqual({});
    expect(own(errors)).toEqual([]);
  },
);

browserTest(
  'what is there stays when it cannot be asked anew, says so, and is new once it is tried again',
  async () => {
    const { page, errors } = await lookAt('/plans');
    await settled(page);
    const before = await page.locator('[data-plan]').allTextContents();
    await page.clock.install();
    await moveTables(true);
    try {
      // whoever comes back to a window after half a minute sees what is there now
      await page.clock.fastForward('01:00');
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      await page.getByRole('alert').getByText('Số liệu dưới đây có thể đã cũ').first().waitFor();
      expect(await page.locator('[data-plan]').allTextContents()).toEqual(before);
    } finally {
      await moveTables(false);
    }
    await tryAgain(page);
    expect(await page.locator('[data-plan]').allTextContents()).toEqual(before);
    expect(own(errors)).toEqual([]);
  },
);
