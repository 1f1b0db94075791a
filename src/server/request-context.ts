import { viewerOf } from '../auth/api-keys';
import type { Viewer } from '../auth/viewer';
import { answerSize } from '../graph/answer-size';
import { contextAsRecorded } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import type { DocumentWriters } from '../graph/document-writers';
import type { ImportDocument } from '../graph/import-document';
import { loadsOf } from '../graph/loader';
import type { Store } from '../reader';
import { vietnamDay } from './vietnam-day';

/** What all requests share. */
export interface Surroundings {
  db: Store;
  importDocument: ImportDocument;
  writers: DocumentWriters;
  maxPageSize: number;
}

/** A request's own context: its viewer, its day, and loaders that live as long as it does. */
export function contextFor(surroundings: Surroundings, viewer: Viewer, now: Date): Context {
  let load = loadsOf(() => context);
  const past = new Map<number, Promise<Context>>();
  const context: Context = {
    ...surroundings,
    viewer,
    today: vietnamDay(now),
    spend: answerSize(),
    load: (loader, id) => load(loader, id),
    asRecorded: (at) => {
      const reading = past.get(at.getTime()) ?? contextAsRecorded(context, at, vietnamDay(at));
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

/** As `contextFor`, for the caller that an HTTP request's Authorization header names. Errors: UNAUTHENTICATED. */
export async function contextOf(surroundings: Surroundings, authorization: string | undefined): Promise<Context> {
  return contextFor(surroundings, await viewerOf(surroundings.db, authorization), new Date());
}
