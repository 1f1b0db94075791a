import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endProgram, startHub } from '../support/cli';
import { type Answered, askHub, faultOfShape, untilAnswered } from '../support/faults/hub-client';
import { diskOf, HOW_MADE, onSmallDisk, smallDiskDescribe } from '../support/faults/small-disk';
import { planText } from '../support/plan-text';
import { makeTestDirectory } from '../support/test-directory';

/** The embedded database on a disk that is full. */

const MEGABYTES = 192;
const POSTMASTER = join('data', 'postgres', 'postmaster.pid');

smallDiskDescribe(`the hub, with its embedded database on ${HOW_MADE}`, () => {
  let folder: string;
  let hub: { child: ChildProcess; url: string; stderr: () => string };
  let key: string;

  beforeAll(async () => {
    folder = join(await makeTestDirectory(), 'disk');
    await mkdir(folder);
    const settings = { PLANGRAPH_DATA_DIR: join(folder, 'data'), PLANGRAPH_SAMPLE: 'on' };
    hub = await startHub(settings, undefined, onSmallDisk(folder, MEGABYTES));
    key = (await readFile(join(`/proc/${hub.child.pid}/root`, folder, 'data', 'plangraph-admin.key'), 'utf8')).trim();
  });

  afterAll(async () => {
    const pid = Number(
      hub &&
        diskOf(hub.child.pid ?? 0, folder)
          .read(POSTMASTER)
          ?.split('\n')[0],
    );
    if (hub) await endProgram(hub.child, 'SIGKILL');
    if (pid > 0) process.kill(pid, 'SIGQUIT');
  });

  test('writing fails with a clear error, reading goes on, and writing too once there is room', async () => {
    const disk = diskOf(hub.child.pid ?? 0, folder);
    disk.fill(512 * 1024);
    const stored: string[] = [];
    const failures: Answered[] = [];
    for (let i = 0; failures.length < 2 && i < 100; i++) {
      const number = `${100 + i}/KH-SDL`;
      const answer = await importPlan(number);
      if (answer.data) stored.push(number);
      else failures.push(answer);
    }
    expect(failures.map(faultOfShape)).toEqual(failures.map(() => null));
    const codes = failures.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code));
    expect(codes).toEqual(failures.map(() => 'DOWNSTREAM_UNAVAILABLE'));
    await untilAnswered(hub.url, '{ plans { totalCount } }');

    disk.makeRoom();
    let after = await importPlan('900/KH-SDL');
    for (let tries = 0; !after.data && tries < 300; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      after = await importPlan('900/KH-SDL');
    }
    expect(after).toMatchObject({ data: { importDocument: { __typename: 'ImportDocumentSuccess' } } });
    for (const number of [...stored, '900/KH-SDL'])
      expect(await askHub(hub.url, `{ plan(number: "${number}") { tasks { totalCount } } }`)).toMatchObject({
        data: { plan: { tasks: { totalCount: 60 } } },
      });
    const { data } = await askHub(hub.url, '{ plans { totalCount } }');
    // of what failed, nothing
    expect(data).toEqual({ plans: { totalCount: 3 + stored.length + 1 } });
  });

  test('then it stops as always, and leaves no PostgreSQL behind', async () => {
    const disk = diskOf(hub.child.pid ?? 0, folder);
    expect(disk.read(POSTMASTER)).not.toBeNull();
    expect(await endProgram(hub.child, 'SIGTERM')).toBe(0);
  });

  const importPlan = (number: string) =>
    askHub(hub.url, 'mutation ($input: ImportDocumentInput!) { importDocument(input: $input) { __typename } }', {
      variables: {
        input: {
          fileName: `${number.replace('/', '-')}.txt`,
          contentBase64: Buffer.from(planText({ number, taskCount: 60 })).toString('base64'),
        },
      },
      key,
    });
});
