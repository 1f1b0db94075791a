import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserTest, type OpenPage } from './browser';
import { type DashboardHub, openDashboardHub, seriousFaults, settled, takePictures } from './dashboard';

/** Collected documents beside the project. */
const DOCS = join(__dirname, '../../../shared/corpus/docs');
const files = existsSync(DOCS) ? readdirSync(DOCS).filter((name) => name.endsWith('.txt')) : [];

/** Where the collected documents are not, such a test is skipped and counted as such. */
export const corpusBrowserTest = files.length > 0 ? browserTest : test.skip;

/** A dashboard over the collected documents, and a browser that goes from view to view. */
export interface CorpusDashboard extends DashboardHub {
  /** Opens another view; resolves once it is there. */
  goTo(address: string): Promise<Page>;
  rows<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** What pages complained of, and which other hosts they asked, since the beginning. */
  complaints(): string[];
}

/** All of the documents, or those of some names, and nothing else; null where they are not there. */
export async function openCorpusDashboard(wanted = /./): Promise<CorpusDashboard | null> {
  if (files.length === 0) return null;
  const dashboard = await openDashboardHub({ hasSample: false });
  for (const name of files.filter((one) => wanted.test(one))) {
    const { kind } = await dashboard.hub.importText(readFileSync(join(DOCS, name), 'utf8'), name);
    if (kind !== 'imported') throw new Error(`${name} was not taken in: ${kind}.`);
  }
  let opened: OpenPage | null = null;
  return {
    ...dashboard,
    goTo: async (address) => {
      if (opened) await opened.page.goto(`${dashboard.url}${address}`);
      else opened = await dashboard.look(address);
      await settled(opened.page);
      return opened.page;
    },
    rows: async <Row>(sql: string, values: unknown[] = []) => (await dashboard.hub.database.rows(sql, values)) as Row[],
    complaints: () => (opened ? [...opened.errors, ...opened.foreignRequests] : []),
  };
}

const DESK = { width: 1400, height: 900 };
const PHONE = { width: 360, height: 740 };

/**
 * What keeps people from using what is on a page, in the light, in the dark and on a phone: of each a picture is taken. The page is as
 * before afterwards.
 */
export async function faultsToTheEye(page: Page, picture: string): Promise<string[]> {
  await takePictures(page, `corpus-${picture}`, { isWhole: false });
  const faults = await seriousFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  faults.push(...(await seriousFaults(page)).map((fault) => `dark: ${fault}`));
  await page.setViewportSize(PHONE);
  // a page is laid out anew by the time that it gives its next frame
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > PHONE.width) faults.push(`${width} pixels wide on a phone`);
  await page.screenshot({ path: `.screenshots/dashboard/corpus-${picture}-phone.png`, animations: 'disabled' });
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-theme=light]').waitFor();
  return faults;
}
