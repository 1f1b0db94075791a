import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plangraph } from '../support/cli';
import { makeTestDirectory } from '../support/test-directory';

const TEXT = '# what the dashboard counts\nquery Count { plans { totalCount } }\n';
const PRINTED = 'query Count {\n  plans {\n    totalCount\n  }\n}';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('operations are listed, or looked at without a hub, with the hashes that they are asked for by', async () => {
  const folder = await makeTestDirectory();
  const file = join(folder, 'count.graphql');
  await writeFile(file, TEXT);
  const line = `${sha256(TEXT)}  ${sha256(PRINTED)}  Count  ${file}\n`;
  const listed = await plangraph(['operations', 'list'], { OPERATIONS_DIR: folder });
  expect([listed.exitCode, listed.stdout]).toEqual([0, line]);
  expect(listed.stderr).toContain('Each is answered by either hash');
  expect((await plangraph(['operations', 'hash', file], {})).stdout).toBe(line);
  const { stdout } = await plangraph(['operations', 'list', '--json'], { OPERATIONS_DIR: folder });
  expect(JSON.parse(stdout)).toEqual({ file, names: ['Count'], sha256: sha256(TEXT), printedSha256: sha256(PRINTED) });

  expect(await plangraph(['operations', 'list'], {})).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('OPERATIONS_DIR is not set'),
  });
  await writeFile(file, 'query {');
  expect(await plangraph(['operations', 'hash', file], {})).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining(`${file}:1:8: Syntax Error`),
  });
});
