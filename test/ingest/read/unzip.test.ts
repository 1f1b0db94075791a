import { strToU8, zipSync } from 'fflate';
import { unzip } from '../../../src/ingest/read/unzip';

const MB = 1024 * 1024;
const all = () => true;
const packed = zipSync({ 'word/document.xml': strToU8('<a/>'), 'word/media/image1.png': new Uint8Array(9) });
const bomb = zipSync({ 'word/document.xml': new Uint8Array(8 * MB) }, { level: 9 });

/** The file with every occurrence of a number replaced, as it stands in its directories. */
function patched(file: Uint8Array, from: number, to: number): Buffer {
  const bytes = Buffer.from(file);
  const sought = Buffer.alloc(4);
  sought.writeUInt32LE(from);
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 4)) bytes.writeUInt32LE(to, at);
  return bytes;
}

it('gives the parts that are asked for', () => {
  const unzipped = unzip(packed, (name) => name.endsWith('.xml'), MB);
  expect(unzipped.kind === 'unzipped' && [...unzipped.parts.keys()]).toEqual(['word/document.xml']);
});

it.each([
  ['is larger than allowed', bomb, 'too-large'],
  ['says that it is small', patched(bomb, 8 * MB, 1000), 'broken'],
  [
    'says that it is small, its parts many',
    zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, new Uint8Array(0)]))),
    'too-large',
  ],
  ['was cut off', packed.subarray(0, packed.length - 30), 'broken'],
  ['has lost its beginning', packed.subarray(20), 'broken'],
  ['is empty', new Uint8Array(0), 'broken'],
])('refuses a file that %s', (_, file, kind) => expect(unzip(file, all, MB).kind).toBe(kind));

it('refuses a part that does not fit its checksum', () => {
  const file = Buffer.from(zipSync({ a: strToU8('Kế hoạch') }, { level: 0 }));
  file[file.indexOf('K')] = 0x4c;
  expect(unzip(file, all, MB).kind).toBe('broken');
});
