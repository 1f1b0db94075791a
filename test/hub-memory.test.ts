import { giveBackStart, SMALL_YOUNG_GENERATION, type Started, smallerStart, sparingly } from '../src/hub-memory';

const STARTED: Started = {
  argv: ['/bin/node', '/app/main.js', 'serve'],
  argv0: 'node',
  execArgv: ['--inspect'],
  platform: 'linux',
  versions: { ...process.versions, node: '24.21.0' },
  connected: false,
  env: {},
};

test('a Node with a large young generation starts the program anew with a small one, and all else that it was given', () => {
  expect(smallerStart(STARTED)).toEqual(['node', '--inspect', SMALL_YOUNG_GENERATION, '/app/main.js', 'serve']);
});

test.each<[string, Partial<Started>]>([
  ['that was started so', { execArgv: [SMALL_YOUNG_GENERATION] }],
  ['of which its owner says how large it is', { env: { NODE_OPTIONS: '--max_semi_space_size=64' } }],
  ['whose starter holds a channel to it', { connected: true }],
  ['on Windows', { platform: 'win32' }],
  ['on a Node that keeps to this measure', { versions: { ...process.versions, node: '22.20.0' } }],
])('a program %s goes on as it is', (_what, differently) => {
  expect(smallerStart({ ...STARTED, ...differently })).toBeNull();
});

/** What was needed and is not any more: objects of 20 MB at least. */
function leaveGarbage(): void {
  const objects = Array.from({ length: 500_000 }, (_, n) => ({ n }));
  expect(objects).toHaveLength(500_000);
}

const usedMb = () => process.memoryUsage().heapUsed / 2 ** 20;

test('what only starting needed is given back', () => {
  leaveGarbage();
  const before = usedMb();
  giveBackStart();
  expect(before - usedMb()).toBeGreaterThan(10);
});

describe('the pages of a list', () => {
  async function* pages(count: number, onClosed: () => void = () => undefined) {
    try {
      for (let page = 1; page <= count; page += 1) yield page;
    } finally {
      onClosed();
    }
  }

  test.each([0, 1, 15, 16, 40])('%d are handed on in their order', async (count) => {
    const taken: number[] = [];
    for await (const page of sparingly(pages(count))) taken.push(page);
    expect(taken).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  });

  test('what went by before is collected once it is known that there are many', async () => {
    giveBackStart();
    const used: number[] = [];
    for await (const page of sparingly(pages(17))) {
      used.push(usedMb());
      if (page === 14) leaveGarbage();
    }
    const [beforeLong, long] = [used[14], used[15]] as [number, number];
    expect(beforeLong - long).toBeGreaterThan(10);
  });

  test.each([3, 20])('whoever leaves after %d leaves what they come from', async (taken) => {
    const closed = jest.fn();
    for await (const page of sparingly(pages(100, closed))) if (page === taken) break;
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
