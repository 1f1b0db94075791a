import type { Viewer } from '../auth/viewer';
import type { VisibilityGiven } from './visibility';

/** How many rows of a kind an import made, changed, took away or found as they were. */
export interface Counts {
  created: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** The kinds of rows that an import writes, in the order in which a summary shows them. */
export const IMPORTED_KINDS = ['plans', 'documents', 'units', 'tasks', 'citations', 'indicators'] as const;
export type ImportedKind = (typeof IMPORTED_KINDS)[number];

/** What an import did to one task or indicator, as a person would say it. */
export interface ImportChange {
  kind: 'added' | 'changed' | 'removed';
  what: 'task' | 'indicator';
  ordinal: string | null;
  /** As it is called now, or was last. */
  title: string;
  /** For what changed: which of its fields, from what to what. */
  details: { field: string; before: string | null; after: string | null }[];
}

export interface ImportRequest {
  fileName: string;
  bytes: Buffer;
  /** What the columns of a table file hold, such as "A=ordinal,B=task"; absent: told by their headers. */
  columns?: string | null;
  /** Row id of the legal document whose text this one takes the place of. */
  replaces: number | null;
  /** Say what would happen and store nothing. */
  dryRun: boolean;
  isSample?: boolean;
  /** Who sees what the file holds; absent: who sees it already, of a new one everybody. */
  visibility?: VisibilityGiven | null;
  /** The same request under the same key is carried out once. */
  idempotencyKey?: string | null;
}

export type ImportOutcome =
  | {
      kind: 'imported';
      documentId: number;
      /** The plan that the file holds: the document's own, else that of the first attached one which is a plan. */
      planId: number | null;
      /** The documents that are issued with it in the same file, in order. */
      attached: { documentId: number; planId: number | null; type: string; number: string | null; title: string }[];
      number: string | null;
      title: string;
      counts: Record<ImportedKind, Counts>;
      /** Task by task and indicator by indicator, in the order of the document. */
      changes?: ImportChange[];
      diagnostics: { code: string; severity: string; message: string; quote: string | null }[];
      dryRun: boolean;
    }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'not-found'; message: string }
  | { kind: 'conflict'; message: string; currentVersion: number | null };

export type ImportDocument = (request: ImportRequest, viewer: Viewer) => Promise<ImportOutcome>;
