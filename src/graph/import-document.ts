import type { Viewer } from '../auth/viewer';

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

export interface ImportRequest {
  fileName: string;
  bytes: Buffer;
  /** Row id of the legal document whose text this one takes the place of. */
  replaces: number | null;
  /** Say what would happen and store nothing. */
  dryRun: boolean;
  isSample?: boolean;
}

export type ImportOutcome =
  | {
      kind: 'imported';
      documentId: number;
      planId: number | null;
      number: string | null;
      title: string;
      counts: Record<ImportedKind, Counts>;
      diagnostics: { code: string; severity: string; message: string; quote: string | null }[];
      dryRun: boolean;
    }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'not-found'; message: string }
  | { kind: 'conflict'; message: string; currentVersion: number | null };

export type ImportDocument = (request: ImportRequest, viewer: Viewer) => Promise<ImportOutcome>;
