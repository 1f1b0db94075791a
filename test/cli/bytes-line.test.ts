import { bytesAsText, bytesLine } from '../../src/cli/bytes-line';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [5_195_977, '5.2 MB'],
  [2_500_000_000, '2.5 GB'],
  [7e15, '7000.0 TB'],
])('%i bytes are written as %s', (bytes, text) => expect(bytesAsText(bytes)).toBe(text));

/** A terminal that keeps what is written on it. */
const terminal = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
};

test('on a terminal one line says how much is done, five times a second at most, and is taken away', () => {
  const at = terminal(true);
  let now = 0;
  const line = bytesLine(at, 'Restoring', 10_000_000, () => now);
  for (const bytes of [0, 1_000_000, 2_000_000]) {
    line.show(bytes);
    now += 150;
  }
  line.clear();
  line.clear();
  expect(at.written).toEqual(['\r\u001b[KRestoring: 0 bytes, 0 %', '\r\u001b[KRestoring: 2.0 MB, 20 %', '\r\u001b[K']);
});

test('where the whole is not known there is no share, and in a pipe there is nothing', () => {
  const [shown, piped] = [terminal(true), terminal(false)];
  bytesLine(shown, 'Backing up', null, () => 0).show(1500);
  bytesLine(piped, 'Backing up', null, () => 0).show(1500);
  expect([shown.written, piped.written]).toEqual([['\r\u001b[KBacking up: 1.5 kB'], []]);
});
