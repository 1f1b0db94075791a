import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ServerOptions } from '../../src/server/schema-server';
import { type BrowserOptions, type OpenPage, openPage } from './browser';
import { type OutsideHub, openOutsideHub } from './outside-hub';
import { openTestHub, type TestHub } from './test-hub';

/** Pictures of what was seen, for people to look at. */
const PICTURES = join(__dirname, '../../.screenshots/dashboard');

/** A hub with the dashboard's pages as `npm run build` makes them, and a browser to look at them. */
export interface DashboardHub {
  hub: TestHub;
  url: string;
  /** Opens a view in an empty browser; `key` is signed in with. */
  look(address: string, options?: BrowserOptions & { key?: string }): Promise<OpenPage>;
  /** Ends the server alone; `start` has another at the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openDashboardHub({
  hasSample = true,
  server: options = {},
}: {
  hasSample?: boolean;
  server?: Partial<ServerOptions>;
} = {}): Promise<DashboardHub> {
  const build = process.env.PLANGRAPH_TEST_BUILD;
  if (!build) throw new Error('The program was not built: test/support/global-setup.ts does it.');
  const hub = await openTestHub({ hasSample });
  const serve = (port: number): Promise<OutsideHub> =>
    openOutsideHub(hub, {}, { ...options, pages: join(build, 'src/web/pages'), port });
  let server: OutsideHub | null = await serve(0);
  const { url } = server;
  const open: OpenPage[] = [];
  return {
    hub,
    url,
    look: async (address, { key, session, ...options } = {}) => {
      const one = await openPage(`${url}${address}`, {
        ...options,
        session: { ...session, ...(key && { 'plangraph:key': key }) },
      });
      one.page.setDefaultTimeout(15_000);
      open.push(one);
      return one;
    },
    stop: async () => {
      await server?.close();
      server = null;
    },
    start: async () => {
      server = await serve(Number(new URL(url).port));
    },
    close: async () => {
      await Promise.all(open.map((one) => one.close()));
      await server?.close();
      await hub.close();
    },
  };
}

/** Resolves once nothing on the page is being asked for any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy="true"]', { state: 'detached' });
}

/** Writes a picture of the page, in the light and in the dark: of the whole of it, or of what is on the screen. */
export async function takePictures(page: Page, name: string, { isWhole = true } = {}): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: join(PICTURES, `${name}-${colorScheme}.png`),
      fullPage: isWhole,
      animations: 'disabled',
    });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that keeps people from using a page: serious faults and worse, each with where it is. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // the page's own policy lets no foreign script in, but for the browser's own tools
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target.join(' ') + ': ' + failureSummary))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return JSON.parse(result.value as string) as string[];
}
