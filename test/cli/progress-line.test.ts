import { progressLine } from '../../src/cli/progress-line';

function terminal(isTTY: boolean, columns = 40) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

it('writes one line again and again on a terminal, with the rate, and takes it away', () => {
  const screen = terminal(true);
  let time = 0;
  const line = progressLine(screen, 12, () => time);
  line.show(0, 'in/a.txt');
  time = 1000;
  line.show(4, 'in/a-folder-with-a-long-name/ke-hoach.docx');
  time = 10_000;
  line.show(5, 'b.txt');
  line.clear();
  line.clear();
  expect(screen.written.map((text) => text.replaceAll('\r\u001b[K', '<'))).toEqual([
    '<1/12  in/a.txt',
    '<5/12, 4.0 files/s  …-name/ke-hoach.docx',
    '<6/12, 2.0 s a file  b.txt',
    '<',
  ]);
});

it('writes nothing into a pipe', () => {
  const pipe = terminal(false);
  const line = progressLine(pipe, 3, () => 0);
  line.show(0, 'a.txt');
  line.clear();
  expect(pipe.written).toEqual([]);
});
