import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

const isRequired = process.env.PLANGRAPH_TEST_REQUIRE?.split(',').includes('chromium') ?? false;

/** `test` where Chromium is there or must be (CI), else a test that counts as skipped. */
export const browserTest = EXECUTABLE !== undefined || isRequired ? test : test.skip;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
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

/** A page of a real, empty browser at an address. */
export async function openPage(
  url: string,
  { width = 1400, height = 900, colorScheme = 'light', session = {} }: BrowserOptions = {},
): Promise<OpenPage> {
  if (!EXECUTABLE) throw new Error('Chromium is not installed: apt-get install chromium');
  const profile = mkdtempSync(join(tmpdir(), 'plangraph-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    args: FLAGS,
    viewport: { width, height },
    colorScheme,
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
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
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
