import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

const isRequired = process.env.PLANGRAPH_TEST_REQUIRE?.split(',').includes('chromium') ?? false;

/** `test` where Chromium is there or must be (CI), else a test that counts as skipped. */
export const browserTest = EXECUTABLE !== undefined || isRequired ? test : test.skip;

/** What the browser does beside the page. Playwright names some of these too, and only the last list counts. */
const WITHOUT = [
  // two pages of the address line's own for each window: they cost as much as the page that is looked at
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.join(',')}`,
];

export interface OpenPage {
  page: Page;
  /** Errors that the page wrote to its console or threw. */
  errors: string[];
  /** Requests to any other origin than the hub's. */
  foreignRequests: string[];
  close(): Promise<void>;
}

/** How the browser is; as on a desk, in the light, where absent. */
export interface BrowserOptions {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** Put into the page's session before it starts, as if kept there. */
  session?: Readonly<Record<string, string>>;
}

/** The browser of this test file: a start costs as much as a page, and each page has a context of its own in it. */
let started: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  if (!EXECUTABLE) throw new Error('Chromium is not installed: apt-get install chromium');
  started ??= chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  return started;
}

afterAll(async () => (await started)?.close());

/** A page of a real browser at an address; nothing is kept in it yet, and what it keeps no other page sees. */
export async function openPage(
  url: string,
  { width = 1400, height = 900, colorScheme = 'light', session = {} }: BrowserOptions = {},
): Promise<OpenPage> {
  const context = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) foreignRequests.push(request.url());
  });
  await page.addInitScript((kept) => {
    for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
  }, session);
  await page.goto(url);
  return {
    page,
    errors,
    foreignRequests,
    close: () => context.close(),
  };
}
