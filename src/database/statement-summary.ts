const MOST_REMEMBERED = 2000;
const remembered = new Map<string, string>();

/**
 * What a statement is, without its values: "SELECT task", "INSERT history", "BEGIN". There are as many as there are tables and
 * verbs: what callers filter by makes no new one.
 */
export function statementSummary(text: string): string {
  let known = remembered.get(text);
  if (known === undefined) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    known = summarize(text);
    remembered.set(text, known);
  }
  return known;
}

/** How much of a statement is looked at. */
const LOOKED_AT = 20_000;

// the verb of "select …", of "  WITH x as (…)"; not of "$1"
const VERB = /^[\s(]*([a-z]{2,20})\b/i;
// "task" of 'from task t', "task" of 'update "public"."task" set', "history" of 'insert into history(id)'; not "unnest" of 'from unnest($1)'
const TABLE =
  /\b(?:(into)|from|update|join)\s+(?:only\s+)?(?!(?:lateral|set|select|of|distinct)\b)"?([a-z_]\w{0,62})(?![\w])"?(?:\."?([a-z_]\w{0,62})(?!\w)"?)?(\s*\()?/gi;
// "x" of 'with x as (', of '), y as ('; not "task" of 'from task as t'
const NAMED_BY_ITSELF =
  /(?:\bwith\s+(?:recursive\s+)?|,\s*)([a-z_]\w{0,62})\s*(?:\([\w\s,]{0,500}\)\s*)?as\s+(?:(?:not\s+)?materialized\s+)?\(/gi;

function summarize(text: string): string {
  const seen = text.slice(0, LOOKED_AT);
  const verb = VERB.exec(seen)?.[1]?.toUpperCase() ?? 'OTHER';
  if (!READS_OR_WRITES.has(verb)) return CONTROL.has(verb) ? verb : 'OTHER';
  const own = new Set([...seen.matchAll(NAMED_BY_ITSELF)].map(([, name]) => name?.toLowerCase()));
  for (const [, into, first = '', second, opens] of seen.matchAll(TABLE)) {
    const table = (second ?? first).toLowerCase();
    // what opens a parenthesis is a function, but where something is put into it
    if (opens !== undefined && into === undefined) continue;
    if (second !== undefined || !own.has(table)) return `${verb === 'WITH' ? 'SELECT' : verb} ${table}`;
  }
  return verb === 'WITH' ? 'SELECT' : verb;
}

const READS_OR_WRITES: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'INSERT', 'UPDATE', 'DELETE']);
const CONTROL: ReadonlySet<string> = new Set([
  ...['BEGIN', 'START', 'COMMIT', 'ROLLBACK', 'SAVEPOINT', 'RELEASE', 'SET', 'LOCK', 'COPY', 'CREATE', 'ALTER', 'DROP'],
]);
