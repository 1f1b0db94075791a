import type { PoolClient } from 'pg';
import type { RowForm, Sees } from '../reader';
import { askedStatement, rowsOf, sendAll } from './pg-client';
import type { AskedStatement } from './statements-batch';

/** How the statements that everybody's code sends become those of one who may see so much (decision 0039). */
export interface Sight {
  /** On whose connections: those on which unqualified names lead to what is shown to everybody, or to all rows. */
  isNarrow: boolean;
  /** Sent first in each transaction. */
  opening: readonly AskedStatement[];
  /** A statement that reads what is now. */
  now(text: string): string;
  /** A statement that reads the graph as it was recorded, and what is set before it. */
  past(text: string): string;
  pastSettings: string;
}

// What is kept of a published view says what is now: of what was recorded the view itself tells.
// Matches: "published." of "from published.task t", "derived." of "derived.task_standing". Must not match: "republished.task", "published_task".
const PUBLISHED = /\b(?:published|derived)\./g;
// Matches: "shown_published." of "shown_published.task", "shown_derived.". Must not match: "shown_search.entry", "shown.task".
const NARROWED = /\bshown_(?:published|derived)\./g;
// Matches: "search." of "search.entry e", "derived." of "derived.unit_task". Must not match: "search_path", "shown_search.entry".
const APART = /\b(?:published|search|derived)\./g;

export const EVERYTHING: Sight = {
  isNarrow: false,
  opening: [],
  now: (text) => text,
  past: (text) => text.replace(PUBLISHED, 'as_recorded_published.'),
  pastSettings: 'set local search_path = as_recorded, public',
};

/** A statement's text is one of few, and asked with each request. */
const MOST_TEXTS = 5000;
const narrowed = new Map<string, string>();

function narrow(text: string): string {
  let known = narrowed.get(text);
  if (known === undefined) {
    known = text.replace(APART, 'shown_$&');
    if (narrowed.size >= MOST_TEXTS) narrowed.clear();
    narrowed.set(text, known);
  }
  return known;
}

const PUBLIC: Sight = {
  isNarrow: true,
  opening: [],
  now: narrow,
  past: (text) => narrow(text).replace(NARROWED, 'shown_as_recorded_published.'),
  pastSettings: 'set local search_path = shown_as_recorded, public',
};

/** How one reads who may see so much. */
export function sightOf(sees: Sees): Sight {
  if (sees === 'everything') return EVERYTHING;
  if (sees === 'public') return PUBLIC;
  return {
    ...PUBLIC,
    opening: [{ ...IGNORED, name: 'unit of caller', text: SET_UNIT, values: [sees] }],
    pastSettings: `${PUBLIC.pastSettings}; set local plangraph.unit = '${sees.replaceAll("'", "''")}'`,
  };
}

const SET_UNIT = `select set_config('plangraph.unit', $1, true)`;
const IGNORED = { isSilent: true, resolve: () => undefined, reject: () => undefined };

/** What connections are set to that are not for everything. Nothing is written on them; what is sent as one is of one state. */
export const NARROW_SETTINGS =
  "set search_path = shown, public; set default_transaction_read_only = on; set default_transaction_isolation = 'repeatable read'";

/** The rows of one statement, as they are seen: what is set before it ends with it. */
export const rowsSeen = <Row>(
  client: PoolClient,
  text: string,
  values: readonly unknown[],
  { opening, now }: Sight,
  form?: RowForm,
): Promise<Row[]> =>
  opening.length === 0
    ? rowsOf<Row>(client, now(text), values, { isFound: form === 'FOUND' })
    : new Promise((resolve, reject) => {
        const told = { resolve: resolve as AskedStatement['resolve'], reject, isFound: form === 'FOUND' };
        sendAll(client, [...opening, askedStatement(now(text), values, told)]);
      });
