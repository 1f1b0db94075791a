import { OperatorError } from '../errors';
import type { StateOfGraph } from './graph-state';

/** How a backup holds the database: the files of an embedded cluster, or what pg_dump wrote of a server's database. */
export type BackupKind = 'cluster' | 'dump';

/** What is known of a backup before it is made. */
export interface BackupHead {
  /** Of the file's form, not of the database. */
  format: 1;
  kind: BackupKind;
  madeAt: string;
  /** The version of PlanGraph that made it. */
  program: string;
  /** Of the server, as it says it: "18.4". */
  postgres: string;
  /** A cluster's files are for the same kind of machine: "linux-x64". */
  platform: string;
}

/** One part of a backup as it is stored. */
export interface Part {
  name: string;
  bytes: number;
  sha256: string;
}

/** What a backup says of itself: its last part, so that one that was cut off has none. */
export interface Manifest extends BackupHead {
  state: StateOfGraph;
  parts: Part[];
}

/** The name of a backup's first part, by which one is known. */
export const HEAD = 'plangraph-backup.json';
export const MANIFEST = 'manifest.json';

/** What a backup says first. Errors: OperatorError where it is of a form that this version does not know. */
export function parseHead(text: string, file: string): BackupHead {
  const head = JSON.parse(text) as { format: number } & Omit<BackupHead, 'format'>;
  if (head.format !== 1)
    throw new OperatorError(
      `"${file}" is a backup of form ${head.format}, made by PlanGraph ${head.program}; this version knows form 1. Restore it with that version or a newer one.`,
    );
  return { ...head, format: 1 };
}

/** "18" of "18.4" and of "18beta1" */
export const majorOf = (version: string): number => Number.parseInt(version, 10);
