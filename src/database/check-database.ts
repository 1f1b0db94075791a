import type { Reader } from '../reader';
import { hasAsRecordedViews } from './as-recorded-views';
import type { IntegrityCheck } from './check-integrity';
import type { Database } from './database';
import { offeredTrigrams, trigramFault } from './require-trigrams';

export interface CheckOptions {
  /** How many connections one process takes for each of the two kinds of callers: DATABASE_POOL_SIZE. */
  poolSize: number;
  now?: () => number;
}

/** What the database itself must be like: what rows hang on, before they are looked at. */
export async function checkDatabase(database: Database, options: CheckOptions): Promise<IntegrityCheck[]> {
  return [
    {
      name: 'extensions: pg_trgm can be used',
      faults: await trigrams(database),
      remedy: 'put it there; where it was dropped, restore the newest backup: the indexes went with it',
    },
    {
      name: 'triggers: all are on',
      faults: await said(database, TRIGGERS),
      remedy: 'run "alter table … enable trigger all" for each table; what was written meanwhile shows below',
    },
    {
      name: 'indexes: all are whole',
      faults: await said(database, INDEXES),
      remedy: 'run "reindex index …" for each; a unique one fails where rows are there twice: remove one of them first',
    },
    {
      name: 'constraints: all rows were checked',
      faults: await said(database, CONSTRAINTS),
      remedy: 'run "alter table … validate constraint …" for each, which names the row that breaks it',
    },
    {
      name: 'references: what each row refers to is there',
      faults: await orphans(database),
      remedy: 'restore the newest backup in which this is well; or delete these rows, and import their document again',
    },
    {
      name: 'views: the graph as it was recorded can be read',
      faults: (await hasAsRecordedViews(database)) ? [] : ['a migration was cut off before it had made them'],
      remedy: 'plangraph migrate',
    },
    {
      name: 'collation: texts are ordered as when they were indexed',
      faults: await said(database, COLLATION),
      remedy: 'run "reindex database …", then "alter database … refresh collation version"',
    },
    {
      name: 'connections: the server has enough',
      faults: await connections(database, options.poolSize),
      remedy: 'set DATABASE_POOL_SIZE down, or max_connections of the server up (docs/scaling.md has the sum)',
    },
    {
      name: "clock: this machine's and the database's agree",
      faults: await clock(database, options.now ?? Date.now),
      remedy: 'let both follow the same time server (NTP)',
    },
  ];
}

/** Those of the schemas that migrations make. */
const OURS = `(select oid from pg_namespace
   where nspname in ('public', 'published', 'search', 'derived') or nspname like 'as\\_recorded%' or nspname like 'shown%')`;

const TRIGGERS = `select c.relname || ': ' || t.tgname as said from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace in ${OURS} and t.tgenabled in ('D', 'R') order by 1`;

const INDEXES = `select c.relname as said from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace in ${OURS} and not (i.indisvalid and i.indisready) order by 1`;

const CONSTRAINTS = `select c.relname || ': ' || k.conname as said from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace in ${OURS} and not k.convalidated order by 1`;

const COLLATION = `select format('%s was %s, is %s', datname, datcollversion, coalesce(pg_database_collation_actual_version(oid), 'none')) as said
  from pg_database where datname = current_database() and datcollversion is not null
    and datcollversion is distinct from pg_database_collation_actual_version(oid)`;

const said = async (db: Reader, statement: string): Promise<string[]> =>
  (await db.rows<{ said: string }>(statement, [])).map((row) => row.said);

async function trigrams(database: Database): Promise<string[]> {
  const offered = await offeredTrigrams(database);
  // what may be created was dropped, with every index that hung on it
  const fault = trigramFault(offered) ?? (offered.isThere ? null : 'lacks the extension pg_trgm.');
  return fault === null ? [] : [`the database ${fault}`];
}

interface ForeignKey {
  from: string;
  columns: string[];
  to: string;
  targets: string[];
}

/** Rows that refer to one that is not there: written while triggers were off, or by hand. */
async function orphans(db: Reader): Promise<string[]> {
  const keys = await db.rows<ForeignKey>(
    `select k.conrelid::regclass::text as from, k.confrelid::regclass::text as to,
            array(select quote_ident(a.attname) from unnest(k.conkey) with ordinality as n (num, place)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num order by n.place) as columns,
            array(select quote_ident(a.attname) from unnest(k.confkey) with ordinality as n (num, place)
                    join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.num order by n.place) as targets
       from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and k.conparentid = 0 and c.relnamespace in ${OURS} order by 1, 3`,
    [],
  );
  const faults: string[] = [];
  for (const { from, to, columns, targets } of keys) {
    const given = columns.map((column) => `f.${column} is not null`).join(' and ');
    const same = columns.map((column, i) => `t.${targets[i]} = f.${column}`).join(' and ');
    const shown = columns.map((column) => `f.${column}::text`).join(` || ', ' || `);
    faults.push(
      ...(await said(
        db,
        `select '${from}.${columns.join(', ')} = ' || ${shown} as said from ${from} f
          where ${given} and not exists (select from ${to} t where ${same}) order by 1 limit 100`,
      )),
    );
  }
  return faults;
}

async function connections(db: Reader, poolSize: number): Promise<string[]> {
  const [server] = await db.rows<{ most: number; reserved: number; limit: number }>(
    `select current_setting('max_connections')::int as most, current_setting('superuser_reserved_connections')::int as reserved,
            (select rolconnlimit from pg_roles where rolname = current_user) as limit`,
    [],
  );
  if (!server) return [];
  const most = server.limit >= 0 ? Math.min(server.limit, server.most) : server.most - server.reserved;
  // as many for those who see everything as for those who do not; the lock of a migration, and a command beside the hub, take some more
  const needed = 2 * poolSize;
  return needed < most ? [] : [`one process takes up to ${needed} (twice DATABASE_POOL_SIZE), the server has ${most}`];
}

const CLOCKS_DIFFER_S = 5;

async function clock(db: Reader, now: () => number): Promise<string[]> {
  const before = now();
  const [there] = await db.rows<{ ms: number }>('select extract(epoch from clock_timestamp()) * 1000 as ms', []);
  const after = now();
  const seconds = Math.round(((there?.ms ?? before) - (before + after) / 2) / 1000);
  if (Math.abs(seconds) < CLOCKS_DIFFER_S) return [];
  return [`the database's is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`];
}
