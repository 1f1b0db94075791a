import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reads from a replica must know: how far it is, and how far it must be for who has written (decision 0028). */
export class ReadAfter1795000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table read_after (
        id int generated always as identity primary key,
        key_id int not null unique,
        position bigint not null)
        -- a key's row is changed with everything that it writes
        with (fillfactor = 50);
      comment on table read_after is 'From which position in the order of commits on the graph must be for who reads with a key: what the key wrote, or was answered when it wrote, is seen.';
      comment on column read_after.key_id is 'No foreign key: a gateway may name keys that another database holds.';

      create function last_position() returns bigint language sql stable security definer set search_path = public, pg_temp as $$
        select coalesce(max(position), 0) from recording $$;
      comment on function last_position() is 'How far the graph is in the order of commits; on a replica, how far it shows it.';

      create function recorded_after(earlier bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
        select recorded_at from recording where position > earlier order by position limit 1 $$;
      comment on function recorded_after(bigint) is 'Since when something is there that is not yet at this position; null where nothing is.';

      create function position_to_read_after(reader int) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
        select coalesce((select position from read_after where key_id = reader), 0) $$;
      comment on function position_to_read_after(int) is 'From which position on the graph must be for this key; 0 where it never wrote.';

      create function keep_position(reader int) returns void language sql security definer set search_path = public, pg_temp as $$
        -- as a rule it stands there already: then nothing is written
        insert into read_after (key_id, position)
          select reader, last from last_position() as last
           where last > coalesce((select position from read_after where key_id = reader), 0)
        on conflict (key_id) do update set position = greatest(read_after.position, excluded.position) $$;
      comment on function keep_position(int) is 'From now on this key reads the graph as it is now, or later.';
    `);
    await rewriteStamp(runner, STAMPED, STAMPED + AND_KEEP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteStamp(runner, STAMPED + AND_KEEP, STAMPED);
    await runner.query(`
      drop function keep_position(int);
      drop function position_to_read_after(int);
      drop function recorded_after(bigint);
      drop function last_position();
      drop table read_after;
    `);
  }
}

const STAMPED = 'where id = new.id;';

/** In the transaction itself: who sees the row of a commit's key sees the commit, and no crash comes between them. */
const AND_KEEP = `
        insert into read_after (key_id, position)
          select k.id::int, r.position from recording r, nullif(current_setting('plangraph.key_id', true), '') as k (id)
           where r.id = new.id and k.id is not null
          on conflict (key_id) do update set position = greatest(read_after.position, excluded.position);`;

/** Changes a line of stamp_recording(), which is else as it was. */
async function rewriteStamp(runner: QueryRunner, before: string, after: string): Promise<void> {
  const [found] = (await runner.query(`select pg_get_functiondef('stamp_recording()'::regprocedure) as text`)) as [
    { text: string },
  ];
  if (found.text.split(before).length !== 2) throw new Error(`stamp_recording() does not say "${before}" once.`);
  await runner.query(found.text.replace(before, () => after));
}
