import type { ReadFile } from '../../../src/ingest/import-document';
import { readAhead } from '../../../src/ingest/process/read-ahead';

const refusal = (fileName: string) =>
  ({ kind: 'refused', refusal: { code: 'EMPTY_FILE', message: fileName } }) as const;

/** A reader that takes down what it is asked. */
function reader(): { read: ReadFile; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async ({ fileName }) => {
      asked.push(fileName);
      if (fileName === 'broken.txt') throw new Error('broken');
      return refusal(fileName);
    },
  };
}
const file = (fileName: string) => ({ bytes: Buffer.from(fileName), fileName, columns: null });

test('a file that was begun is read once, and what came of it is given to whoever asks for the same bytes', async () => {
  const { read, asked } = reader();
  const ahead = readAhead(read);
  const next = file('next.txt');
  ahead.begin(next);
  expect(await ahead.read(next)).toEqual(refusal('next.txt'));
  expect(asked).toEqual(['next.txt']);
});

test('a file that was not begun, and one that is asked for again, are read when they are asked for', async () => {
  const { read, asked } = reader();
  const ahead = readAhead(read);
  const next = file('next.txt');
  ahead.begin(next);
  await ahead.read(next);
  await ahead.read(next);
  await ahead.read(file('other.txt'));
  expect(asked).toEqual(['next.txt', 'next.txt', 'other.txt']);
});

test('a fault in a file that was begun is told when it is asked for', async () => {
  const ahead = readAhead(reader().read);
  const broken = file('broken.txt');
  ahead.begin(broken);
  await expect(ahead.read(broken)).rejects.toThrow('broken');
});
