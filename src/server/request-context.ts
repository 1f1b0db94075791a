import { seesOf, type Viewer } from '../auth/viewer';
import { HubError } from '../errors';
import { answerSize } from '../graph/answer-size';
import { contextAsRecorded } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import type { DocumentWriters } from '../graph/document-writers';
import type { ImportDocument } from '../graph/import-document';
import { loadsOf } from '../graph/loader';
import { budgetOf, type Limits } from '../limits/limits';
import type { RequestStore, SharedStore, Store } from '../reader';
import { type CallerHeaders, callerOf, type Door } from './caller';
import { vietnamDay } from './vietnam-day';

/** What all requests share. */
export interface Surroundings {
  db: Store | SharedStore;
  importDocument: ImportDocument;
  writers: DocumentWriters;
  maxPageSize: number;
  /** What an operation may cost; whatever it does where absent or null. */
  limits?: Limits | null;
}

/** A request's context, as the server knows it. */
export interface RequestContext extends Context {
  db: RequestStore;
}

/** A day for each of a year; each costs statements and a connection of its own. */
const MOST_INSTANTS = 400;

/**
 * A request's own context: its viewer, its day, where it reads, and loaders that live as long as it does. `operationId` is
 * the same in all that a gateway asks for one operation; null where that is not known.
 */
export function contextFor(
  surroundings: Surroundings,
  viewer: Viewer,
  now: Date,
  operationId: string | null = null,
): RequestContext {
  let load = loadsOf(() => context);
  const past = new Map<number, Promise<Context>>();
  const context: RequestContext = {
    ...surroundings,
    db: storeFor(surroundings.db, viewer, operationId),
    viewer,
    today: vietnamDay(now),
    recordedAt: null,
    spend: answerSize(surroundings.limits ? budgetOf(viewer, surroundings.limits) : null),
    load: (loader, id) => load(loader, id),
    asRecorded: async (at) => {
      const known = past.get(at.getTime());
      if (known === undefined && past.size >= MOST_INSTANTS)
        throw new HubError(
          'TOO_COSTLY',
          `One request reads the graph as it was recorded at ${MOST_INSTANTS} instants at most. Ask for fewer at a time.`,
        );
      const reading = known ?? contextAsRecorded(context, at, vietnamDay(at));
      past.set(at.getTime(), reading);
      return reading;
    },
    forget: () => {
      load = loadsOf(() => context);
      past.clear();
    },
  };
  return context;
}

/** As `contextFor`, for the caller that an HTTP request's headers name. Errors: those of `callerOf`. */
export async function contextOf(
  surroundings: Surroundings,
  headers: CallerHeaders,
  door: Door,
  callerIn = callerOf,
): Promise<RequestContext> {
  const { viewer } = await callerIn(surroundings.db, headers, door);
  return contextFor(surroundings, viewer, new Date(), headers[OPERATION_HEADER]?.toString() || null);
}

/** Gateways send the same in all that they ask for one operation. */
export const OPERATION_HEADER = 'x-request-id';

/** Who cannot write has nothing of its own to read. */
const keyThatWrites = (viewer: Viewer): number | null =>
  viewer.kind !== 'anonymous' && viewer.role !== 'READER' ? viewer.keyId : null;

function storeFor(db: Store | SharedStore, viewer: Viewer, operationId: string | null): RequestStore {
  if ('forRequest' in db) return db.forRequest({ keyId: keyThatWrites(viewer), operationId, sees: seesOf(viewer) });
  return {
    ...db,
    snapshot: () => ({ rows: db.rows, hold: () => undefined, release: () => undefined, end: () => undefined }),
    readPrimary: () => undefined,
    keepPlace: async () => undefined,
    leave: () => undefined,
    limit: () => undefined,
  };
}
