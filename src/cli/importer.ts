import { basename } from 'node:path';
import { OPERATOR } from '../auth/viewer';
import { type Config, showsStacks } from '../config';
import { OperatorError } from '../errors';
import { decodeId } from '../graph/global-id';
import type { VisibilityGiven } from '../graph/visibility';
import { type Hub, openHub, type Tell } from '../hub';
import { replacedDocumentId } from '../modules/catalog/import-document.queries';
import type { FoundFile } from './find-files';
import type { FileReport } from './import-report';
import { readDocumentFile } from './read-file';
import { visibilityNamed } from './visibility-named';

export interface ImportOptions {
  dryRun: boolean;
  replaces?: string;
  columns?: string;
  /** "public", "draft", or units. */
  visibility?: string;
}

/** Opens the database for the first file that can be read, and takes the files in one by one. */
export class Importer {
  private hub: Hub | null = null;
  private seen: VisibilityGiven | null = null;
  /** The next file, fetched while the one before it was stored. */
  private fetched: { path: string; bytes: Promise<Buffer | OperatorError> } | null = null;

  constructor(
    private readonly config: Config,
    private readonly options: ImportOptions,
    private readonly tell: Tell,
  ) {}

  /** Takes a file in; `next` is read meanwhile. */
  async report(found: FoundFile, next: FoundFile | null): Promise<FileReport> {
    const file = found.path;
    if (found.kind === 'skipped') return { file, kind: 'skipped', message: found.reason };
    if (found.kind === 'fault')
      return { file, kind: 'refused', code: 'UNREADABLE', message: `${file}: ${found.reason}` };
    const bytes = await this.bytesOf(file);
    if (bytes instanceof OperatorError) return { file, kind: 'refused', code: 'UNREADABLE', message: bytes.message };
    this.hub ??= await openHub(this.config, this.tell);
    const { replaces, dryRun, columns = null } = this.options;
    const replaced = replaces ? await documentIdOf(this.hub, replaces) : null;
    this.seen ??=
      this.options.visibility === undefined ? null : await visibilityNamed(this.hub, this.options.visibility);
    const visibility = this.seen && { visibility: this.seen };
    const request = { fileName: basename(file), bytes, replaces: replaced, dryRun, columns, ...visibility };
    const importing = this.hub.importDocument(request, OPERATOR).catch((error: unknown) => this.failure(error));
    if (next?.kind === 'file') this.fetch(next.path, this.hub);
    const outcome = await importing;
    if (outcome.kind === 'imported') return { file, ...outcome };
    const code = outcome.kind === 'refused' ? outcome.code : outcome.kind.toUpperCase();
    return { file, kind: outcome.kind, code, message: outcome.message };
  }

  private bytesOf(path: string): Promise<Buffer | OperatorError> {
    const { fetched } = this;
    this.fetched = null;
    return fetched?.path === path ? fetched.bytes : readOrFault(path, this.config.maxFileBytes);
  }

  private fetch(path: string, hub: Hub): void {
    const bytes = readOrFault(path, this.config.maxFileBytes).then((read) => {
      if (!(read instanceof OperatorError))
        hub.readNext({ bytes: read, fileName: basename(path), columns: this.options.columns ?? null });
      return read;
    });
    // a fault is told when it is this file's turn
    bytes.catch(() => undefined);
    this.fetched = { path, bytes };
  }

  /** A surprise with one file: the others are taken in all the same. */
  private failure(error: unknown) {
    if (showsStacks(process.env) && error instanceof Error) this.tell(error.stack ?? '');
    const what = error instanceof Error ? error.message : String(error);
    return { kind: 'failed' as const, message: `something went wrong that should not: ${what}` };
  }

  async close(): Promise<void> {
    await this.hub?.close();
  }
}

async function readOrFault(file: string, maxBytes: number): Promise<Buffer | OperatorError> {
  try {
    return await readDocumentFile(file, maxBytes);
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
}

async function documentIdOf(hub: Hub, globalId: string): Promise<number> {
  const documentId = await replacedDocumentId(hub.database, decodeId(globalId));
  if (documentId === null)
    throw new OperatorError(`--replaces ${globalId}: it is not the id of a plan or document that is held.`);
  return documentId;
}
