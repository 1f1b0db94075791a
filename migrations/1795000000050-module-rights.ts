import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the database itself does at a change, with the owner's rights: who writes a row needs none on what follows from it. */
const FOLLOWS = ['record_history', 'stamp_recording', 'search.follow', 'search.follow_name'];

/**
 * What a writer could say of a recording in the transaction's settings is checked: only one that this transaction made has no
 * place yet, and its first change lies between its beginning and now.
 */
const CHECKED = [
  [
    "stamp timestamptz := substr(known, strpos(known, ' ') + 1)::timestamptz;",
    "stamp timestamptz := least(greatest(substr(known, strpos(known, ' ') + 1)::timestamptz, now()), clock_timestamp());",
  ],
  [
    'if known is null then',
    'if known is null or not exists (select from recording r where r.id = told and r.position is null) then',
  ],
] as const;

/** A role of its own for each module needs rights on what it reads and writes only (decision 0029). */
export class ModuleRights1795000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewrite(runner, CHECKED);
    for (const name of FOLLOWS)
      await runner.query(`
        alter function ${name}() security definer set search_path = public, pg_temp;
        -- a trigger on a table of one's own would write history of what never was
        revoke execute on function ${name}() from public;
      `);
    await runner.query(`
      create function grant_as_recorded() returns void language plpgsql set search_path = public, pg_temp as $$
      declare granted record;
      begin
        for granted in
          select format('%I.%I', s.nspname, v.relname) as shown, a.grantee::regrole as who
            from pg_class v join pg_namespace s on s.oid = v.relnamespace
            join pg_class t on t.relname = v.relname
             and t.relnamespace = case s.nspname when 'as_recorded' then 'public'::regnamespace else 'published'::regnamespace end
           cross join lateral aclexplode(t.relacl) a
           where s.nspname in ('as_recorded', 'as_recorded_published') and a.privilege_type = 'SELECT'
             and a.grantee not in (0, t.relowner)
        loop
          execute format('grant select on %s to %s', granted.shown, granted.who);
          execute format('grant usage on schema as_recorded, as_recorded_published to %s', granted.who);
        end loop;
      end $$;
      comment on function grant_as_recorded() is 'Who may read a table or a published view may read it as it was recorded.';

      alter function make_as_recorded() rename to make_as_recorded_views;
      create function make_as_recorded() returns void language sql as $$ select make_as_recorded_views(); select grant_as_recorded() $$;
      comment on function make_as_recorded() is 'Makes the schemas as_recorded and as_recorded_published anew from the tables and views that there are, for those who may read these; run after migrating.';
      comment on function make_as_recorded_views() is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function make_as_recorded();
      alter function make_as_recorded_views() rename to make_as_recorded;
      comment on function make_as_recorded() is 'Makes the schemas as_recorded and as_recorded_published anew from the tables and views that there are; run after migrating.';
      drop function grant_as_recorded();
    `);
    for (const name of FOLLOWS)
      await runner.query(`
        alter function ${name}() security invoker reset all;
        grant execute on function ${name}() to public;
      `);
    await rewrite(
      runner,
      CHECKED.map(([before, after]) => [after, before]),
    );
  }
}

/** Changes lines of record_history(), which is else as it was. */
async function rewrite(runner: QueryRunner, lines: readonly (readonly [string, string])[]): Promise<void> {
  const [found] = (await runner.query(`select pg_get_functiondef('record_history()'::regprocedure) as text`)) as [
    { text: string },
  ];
  let { text } = found;
  for (const [before, after] of lines) {
    if (text.split(before).length !== 2) throw new Error(`record_history() does not say "${before}" once.`);
    text = text.replace(before, () => after);
  }
  await runner.query(text);
}
