import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findFiles } from '../../src/cli/find-files';
import { makeTestDirectory } from '../support/test-directory';

async function folderOf(names: readonly string[]): Promise<string> {
  const folder = await makeTestDirectory();
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), 'x');
  }
  return folder;
}

it('finds what can be read in a folder and in those in it, in natural order, and says what it leaves alone', async () => {
  const decomposed = 'Ấp 3.txt'.normalize('NFD');
  const folder = await folderOf([
    'Kế hoạch 10.txt',
    'Kế hoạch 2.txt',
    'phụ lục/bảng.xlsx',
    'phụ lục/bảng.CSV',
    'phụ lục/~$bảng.xlsx',
    '.git/config',
    'cũ.doc',
    'README',
    decomposed,
  ]);
  await symlink(folder, join(folder, 'vòng'));
  const found = await findFiles([folder]);
  expect(
    found.map((file) => [
      file.path.slice(folder.length + 1).normalize('NFC'),
      file.kind === 'file' ? 'file' : file.reason.split('. ')[0],
    ]),
  ).toEqual([
    ['.git', 'hidden'],
    ['Ấp 3.txt', 'file'],
    ['cũ.doc', '.doc is not read'],
    ['Kế hoạch 2.txt', 'file'],
    ['Kế hoạch 10.txt', 'file'],
    ['phụ lục/~$bảng.xlsx', 'hidden'],
    ['phụ lục/bảng.CSV', 'file'],
    ['phụ lục/bảng.xlsx', 'file'],
    ['README', 'no extension'],
    ['vòng', 'a link, not to a file'],
  ]);
});

it('takes a file that is named outright whatever it is called, and each once', async () => {
  const folder = await folderOf(['a.md', 'b.txt']);
  const found = await findFiles([join(folder, 'a.md'), join(folder, 'b.txt'), folder]);
  expect(found).toEqual([
    { kind: 'file', path: join(folder, 'a.md') },
    { kind: 'file', path: join(folder, 'b.txt') },
  ]);
});

it('says so where a folder holds nothing that is read', async () => {
  const folder = await folderOf(['a.md']);
  await expect(findFiles([folder])).rejects.toThrow(
    /no file there is one that is read \(\.txt,.*1 others were left alone/,
  );
});
