import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every table stands on: the shape of evidence, versions counted by the database, the schema that modules publish in. */
export class Foundation1795000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema published;
      comment on schema published is 'Read-only views: what modules show each other (docs/architecture.md, D1).';

      create domain evidence as jsonb check (
        value is null or coalesce(
          jsonb_typeof(value->'quote') = 'string' and value->>'quote' <> ''
          and (value->>'start')::int >= 0 and (value->>'end')::int > (value->>'start')::int, false));
      comment on domain evidence is 'sourceText.slice(start, end) = quote, in UTF-16 units.';

      create function touch_row() returns trigger language plpgsql as $$
      begin
        new.version := old.version;
        new.updated_at := old.updated_at;
        if new is distinct from old then
          new.version := old.version + 1;
          new.updated_at := now();
        end if;
        return new;
      end $$;
      comment on function touch_row() is 'Counts the changes of a row; an update that changes nothing counts as none.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function touch_row();
      drop domain evidence;
      drop schema published;
    `);
  }
}
