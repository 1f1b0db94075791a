import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emittedSchemas } from '../federation/emit';
import { SCHEMA_FOLDER as FOLDER } from './checkout';

type Tell = (line: string) => void;

/** Writes every emitted schema. */
export async function emitSchemas(tell: Tell): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, text] of Object.entries(emittedSchemas())) {
    await writeFile(join(FOLDER, name), text);
    tell(`schema/${name}`);
  }
}

/** 1 where a committed schema differs from what the code makes, with the first line that differs; else 0. */
export async function checkSchemas(tell: Tell): Promise<number> {
  let exitCode = 0;
  for (const [name, text] of Object.entries(emittedSchemas())) {
    const kept = await readFile(join(FOLDER, name), 'utf8').catch(() => '');
    if (kept === text) continue;
    exitCode = 1;
    const [was, is] = [kept.split('\n'), text.split('\n')];
    const line = is.findIndex((words, i) => words !== was[i]);
    tell(`schema/${name}:${line + 1} is "${was[line] ?? ''}", the code makes "${is[line] ?? ''}".`);
  }
  tell(exitCode ? 'Run `npm run schema:emit` and commit what it writes.' : 'schema/ is what the code makes.');
  return exitCode;
}
