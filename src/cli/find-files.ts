import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../errors';
import { extensionOf } from '../ingest/read/file-format';
import { READABLE_EXTENSIONS, wayOut } from '../ingest/read/read-source';

/** What a path leads to: a file to read, one to leave alone, or a fault. */
export type FoundFile =
  | { kind: 'file'; path: string }
  | { kind: 'skipped'; path: string; reason: string }
  | { kind: 'fault'; path: string; reason: string };

/** "Kế hoạch 2" before "Kế hoạch 10", accents as in Vietnamese. */
const byName = new Intl.Collator('vi', { numeric: true });
const DEEPEST = 50;

/**
 * The files that the paths name, each once: a file itself, whatever it is called, and all readable files of a folder and
 * of those in it, in natural order. Errors: OperatorError where there is none.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      if (seen.has(file.path)) continue;
      seen.add(file.path);
      found.push(file);
    }
  }
  if (found.every(({ kind }) => kind === 'skipped'))
    throw new OperatorError(
      `${paths.join(', ')}: no file there is one that is read (${[...READABLE_EXTENSIONS].join(', ')}); ${found.length} others were left alone.`,
    );
  return found;
}

async function filesAt(path: string): Promise<FoundFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ kind: 'file', path }];
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // what is wrong with a file is said when it is read
    if (code === 'ENOENT' || code === 'EACCES') return [{ kind: 'file', path }];
    return [{ kind: 'fault', path, reason: `it cannot be read (${code ?? error}).` }];
  }
  return filesIn(path, 0);
}

async function filesIn(folder: string, depth: number): Promise<FoundFile[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return [{ kind: 'fault', path: folder, reason: `the folder cannot be read (${code}).` }];
  }
  const found: FoundFile[] = [];
  entries.sort(
    (a, b) => byName.compare(a.name.normalize('NFC'), b.name.normalize('NFC')) || (a.name < b.name ? -1 : 1),
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (isHidden(entry.name)) found.push({ kind: 'skipped', path, reason: 'hidden' });
    else if (entry.isDirectory())
      if (depth < DEEPEST) found.push(...(await filesIn(path, depth + 1)));
      else found.push({ kind: 'skipped', path, reason: `more than ${DEEPEST} folders deep` });
    else found.push(await fileOf(path, entry));
  }
  return found;
}

async function fileOf(path: string, entry: Dirent): Promise<FoundFile> {
  // a link to a file is that file; one to a folder may lead back here
  const isFile = entry.isFile() || (entry.isSymbolicLink() && (await isFileBehind(path)));
  if (!isFile) return { kind: 'skipped', path, reason: entry.isSymbolicLink() ? 'a link, not to a file' : 'no file' };
  const extension = extensionOf(entry.name);
  if (READABLE_EXTENSIONS.has(extension)) return { kind: 'file', path };
  const what = extension === '' ? 'no extension' : `${extension} is not read`;
  return { kind: 'skipped', path, reason: `${what}. ${wayOut(extension)}` };
}

async function isFileBehind(path: string): Promise<boolean> {
  return stat(path).then(
    (file) => file.isFile(),
    () => false,
  );
}

/** ".git", what Office leaves beside an open file ("~$ke-hoach.docx"), and what systems put into folders. */
function isHidden(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    name === 'Thumbs.db' ||
    name === 'desktop.ini' ||
    name === '__MACOSX'
  );
}
