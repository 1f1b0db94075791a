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

browserTest('an address with an operation opens it with what it is asked with, and who asks is shown', async () => {
  const query = 'query Titles($n: Int) { plans(first: $n) { nodes { title } } }';
  const address = `${hub.url}/graphiql?${new URLSearchParams({ query, variables: '{"n":1}' })}`;
  open = await openPage(address, { session: { 'plangraph:key': hub.adminKey } });
  const { page, errors } = open;
  page.setDefaultTimeout(15_000);
  await page.locator('#bar .who').getByText('test (ADMIN)').waitFor();
  await page.locator('button.graphiql-execute-button').click();
  await page.locator('.result-window').getByText('title').first().waitFor();
  expect(await page.locator('[role=tab]').first().textContent()).toContain('Titles');
  await page.getByText('Ví dụ · Examples').click();
  expect(await page.locator('#bar section a').count()).toBe(exampleOperations().length);
  await page.screenshot({ path: join(PICTURES, 'playground-examples.png') });
  // the key is this tab's, and the editor keeps it nowhere
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain(hub.adminKey);
  await page.getByText('FindAnything').first().click();
  await page.locator('.graphiql-query-editor').getByText('search').first().waitFor();
  expect(errors).toEqual([]);
});

browserTest('the playground follows what changes, with the key of its headers', async () => {
  open = await openPage(`${hub.url}/graphiql`);
  const { page, errors, foreignRequests } = open;
  page.setDefaultTimeout(15_000);
  const asked: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.headers().accept === 'text/event-stream') asked.push(request.headers().authorization);
  });
  await page.locator('[role=tab]').first().waitFor();
  const following = page.locator('button.graphiql-tab-button', { hasText: 'FollowChanges' });
  await following.focus();
  await page.keyboard.press('Enter');
  await page.locator('.graphiql-query-editor').getByText('subscription').first().waitFor();
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('section[aria-label="Headers"] .graphiql-editor:not(.hidden) .view-lines').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`{"authorization": "Bearer ${hub.adminKey}"}`);
  await page.locator('button.graphiql-execute-button').click();
  const shown = page.locator('.result-window');
  await shown.getByText('endCursor').first().waitFor();
  await hub.database.rows(`update task set title = 'Đổi khi đang theo dõi' where id = (select min(id) from task)`, []);
  await shown.getByText('Đổi khi đang theo dõi').first().waitFor();
  await page.screenshot({ path: join(PICTURES, 'playground-subscription.png') });
  expect(asked).toEqual([`Bearer ${hub.adminKey}`]);
  expect(foreignRequests).toEqual([]);
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
