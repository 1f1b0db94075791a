import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOperations } from '../../src/server/playground';
import { browserTest, type OpenPage, openPage } from '../support/browser';
import { openTestHub, type TestHub } from '../support/test-hub';

/** Pictures of what was seen, for people to look at. */
const PICTURES = join(__dirname, '../../.screenshots');

let hub: TestHub;
let open: OpenPage | undefined;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: true });
  mkdirSync(PICTURES, { recursive: true });
});

afterAll(async () => {
  await open?.close();
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
  expect(errors).toEqual([]);
});
