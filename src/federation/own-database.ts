import type { EntityManager } from 'typeorm';
import { HubError } from '../errors';
import type { Reader, SharedStore, Store } from '../reader';
import { moduleOfTable, moduleOfView } from './table-owners';

// Matches: "published.unit" of "join published.unit u". Must not match: "as_recorded_published.unit", "unpublished.unit".
const PUBLISHED = /\bpublished\.(\w+)/g;

// Matches: "from unit u", "JOIN unit_alias n", "UPDATE "unit" SET". Must not match: "fromage unit", "u.unit".
const NAMED = /\b(?:from|join|into|update)\s+(?:only\s+)?"?(\w+)"?/gi;

/**
 * The store of a module that has a database of its own: a statement that needs rows of another module is refused before it
 * is sent, as they are not there and an answer without them would be wrong. Errors: BAD_USER_INPUT, with the way out.
 */
export function withoutOthers(store: SharedStore, module: string): SharedStore {
  const refuse = (text: string): void => {
    const others = otherModulesIn(text, module);
    if (others.length > 0) throw needsOthers(module, others);
  };
  return {
    ...guarded(store, refuse),
    forRequest: (asker) => {
      const request = store.forRequest(asker);
      return {
        ...guarded(request, refuse),
        snapshot: () => {
          const snapshot = request.snapshot();
          return { ...snapshot, ...guardedReader(snapshot, refuse) };
        },
      };
    },
  };
}

const guardedReader = (from: Reader, refuse: (text: string) => void): Reader => ({
  rows: async (text, values) => {
    refuse(text);
    return from.rows(text, values);
  },
});

/** The same store, whose every statement is looked at first. */
const guarded = <S extends Store>(store: S, refuse: (text: string) => void): S => ({
  ...store,
  ...guardedReader(store, refuse),
  transaction: <T>(work: (tx: EntityManager) => Promise<T>) => store.transaction((tx) => work(refusing(tx, refuse))),
  asRecorded: (position: number) => guardedReader(store.asRecorded(position), refuse),
});

/** The modules besides `module` whose rows a statement names. */
export function otherModulesIn(text: string, module: string): string[] {
  const owners = new Set<string>();
  for (const [, view] of text.matchAll(PUBLISHED)) {
    const owner = moduleOfView(view as string);
    if (owner === undefined) throw new Error(`It is not said who publishes published.${view} (table-owners.ts).`);
    owners.add(owner);
  }
  for (const [, table] of text.matchAll(NAMED)) {
    const owner = moduleOfTable(table as string);
    if (owner !== undefined) owners.add(owner);
  }
  owners.delete(module);
  return [...owners].sort();
}

/** The transaction, whose every statement is looked at: also those that TypeORM makes. Its query runner ends with it. */
function refusing(tx: EntityManager, refuse: (text: string) => void): EntityManager {
  const { queryRunner } = tx;
  if (!queryRunner) throw new Error('A transaction has a query runner.');
  const query = queryRunner.query.bind(queryRunner) as (...given: unknown[]) => Promise<unknown>;
  queryRunner.query = (async (text: string, ...others: unknown[]) => {
    refuse(text);
    return query(text, ...others);
  }) as typeof queryRunner.query;
  return tx;
}

const needsOthers = (module: string, others: readonly string[]): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    `This needs what the subgraph "${module}" does not hold: rows of ${others.map((other) => `"${other}"`).join(' and ')}. It has a database of its own (SUBGRAPH_DATABASE=own). Leave out filters, orders, look-ups, reports and figures over other modules, or ask a graph whose modules share one database.`,
    { modules: others },
  );
