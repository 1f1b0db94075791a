import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { readPdf } from '../../src/ingest/read/pdf';
import { makeTestDirectory } from './test-directory';

const EXECUTABLE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

const isRequired = process.env.PLANGRAPH_TEST_REQUIRE?.split(',').includes('libreoffice') ?? false;

/** `test` where LibreOffice is there or must be (CI), else a test that counts as skipped. */
export const officeTest = EXECUTABLE !== undefined || isRequired ? test : test.skip;

/** What LibreOffice shows of a file, as the text of the pages that it would print. */
export async function shownByOffice(bytes: Uint8Array, fileName: string): Promise<string> {
  if (!EXECUTABLE) throw new Error('LibreOffice is not installed: apt-get install libreoffice');
  const folder = await makeTestDirectory();
  const file = join(folder, fileName);
  await writeFile(file, bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  await promisify(execFile)(EXECUTABLE, ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file]);
  const pdf = await readFile(join(folder, `${basename(fileName, extname(fileName))}.pdf`));
  const read = await readPdf(pdf, 'shown.pdf');
  if (read.kind === 'refused') throw new Error(read.refusal.message);
  return read.source.text;
}
