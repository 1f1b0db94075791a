import { SMALL_YOUNG_GENERATION, type Started, smallerStart } from '../src/hub-memory';

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
