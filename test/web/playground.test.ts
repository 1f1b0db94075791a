import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { moduleNamed } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { exampleOperations, examplesFor } from '../../src/server/playground';
import { browserTest, type OpenPage, openPage } from '../support/browser';
import { openTestHub, type TestHub } from '../support/test-hub';
import { openTestSubgraph, type TestSubgraph } from '../support/test-subgraph';

/** Pictures of what was seen, for people to look at. */
const PICTURES = join(__dirname, '../../.screenshots');

/** The page's own policy lets nothing in it evaluate texts, waitForFunction among it. */
async function until(page: Page, isSo: string): Promise<void> {
  while (!(await page.evaluate(isSo))) await setTimeout(20);
}

let hub: TestHub;
let alone: TestSubgraph | undefined;
let open: OpenPage | undefined;

afterEach(() => open?.close());

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  mkdirSync(PICTURES, { recursive: true });
});

afterAll(async () => {
  await alone?.close();
  await hub.close();
});

browserTest('the playground opens with an example per tab, runs the first, and asks no other host', async () => {
  open = await openPage(`${hub.url}/graphiql`);
  const { page, errors, foreignRequests } = open;
  const tabs = page.locator('[role=tab]');
  await tabs.first().waitFor();
  expect(await tabs.count()).toBe(exampleOperations().length);
  await page.locator('button.graphiql-execute-button').click();
  await page.getByText('Triển khai nhiệm vụ công tác ngành Nội vụ', { exact: false }).first().waitFor();
  await page.screenshot({ path: join(PICTURES, 'playground.png') });
  expect(foreignRequests).toEqual([]);
  // what its policy refuses would stand here, too
  expect(errors).toEqual([]);
});

browserTest(
  'a subgraph at the port where the whole graph was shows its own tabs, and keeps what is added',
  async () => {
    open = await openPage(`${hub.url}/graphiql`);
    const { page, errors } = open;
    page.setDefaultTimeout(15_000);
    const tabs = page.locator('[role=tab]');
    await tabs.first().waitFor();
    await until(page, "localStorage.getItem('graphiql:tabState') !== null");
    expect(await page.title()).toBe('PlanGraph');

    alone = await openTestSubgraph('legal', 'shared', { databaseUrl: hub.databaseUrl });
    const { url } = alone;
    // for the browser it is at the address of the hub
    await page.route(`${hub.url}/**`, async (route) =>
      route.fulfill({ response: await route.fetch({ url: route.request().url().replace(hub.url, url) }) }),
    );
    await page.goto(`${hub.url}/graphiql`);
    await tabs.first().waitFor();
    expect(await page.title()).toBe('PlanGraph · legal');
    const count = examplesFor(subgraph(moduleNamed('legal'))).length;
    expect(await tabs.count()).toBe(count);
    await page.locator('button.graphiql-execute-button').click();
    await page.locator('.result-window').getByText('totalCount').first().waitFor();
    await page.screenshot({ path: join(PICTURES, 'playground-legal.png') });

    await page.getByRole('button', { name: 'New tab' }).click();
    await until(page, `JSON.parse(localStorage.getItem('graphiql:tabState')).tabs.length === ${count + 1}`);
    await page.goto(`${hub.url}/graphiql`);
    await tabs.first().waitFor();
    expect(await tabs.count()).toBe(count + 1);
    expect(errors).toEqual([]);
  },
);
