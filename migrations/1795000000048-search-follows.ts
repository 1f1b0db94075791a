import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an entry is made of changes with these columns: table, kind, column with the row's id, columns that count. */
const FOLLOWED = [
  ['plan', 'PLAN', 'id', 'number,document_type,title,issuer_id,signer,fields,year,issued_on'],
  ['task', 'TASK', 'id', 'title,text,expected_result'],
  ['unit', 'UNIT', 'id', 'name,code,parent_id'],
  ['unit_alias', 'UNIT', 'unit_id', 'unit_id,name'],
  ['indicator', 'INDICATOR', 'id', 'name,measure_unit,period'],
  ['legal_document', 'LEGAL_DOCUMENT', 'id', 'number,type,name,title,issuer_id,issued_on'],
] as const;

/** What search reads is what the rows say: made once of all there is, then kept in step with every change. */
export class SearchFollows1795000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function search.follow() returns trigger language plpgsql as $$
      declare
        place text := quote_ident(tg_argv[1]);
        ids int[];
      begin
        case tg_op
          when 'INSERT' then execute format('select array_agg(distinct %s) from new_rows', place) into ids;
          when 'DELETE' then execute format('select array_agg(distinct %s) from old_rows', place) into ids;
          when 'UPDATE' then
            execute format(
              'select array_agg(distinct i) from old_rows o join new_rows n on n.id = o.id cross join lateral (values (o.%1$s), (n.%1$s)) as v (i)
                where (o.%2$s) is distinct from (n.%3$s)',
              place, replace(tg_argv[2], ',', ', o.'), replace(tg_argv[2], ',', ', n.')) into ids;
          else delete from search.entry where id % 8 = search.kind_place(tg_argv[0]);
        end case;
        if ids is not null then perform search.refresh(tg_argv[0], ids); end if;
        return null;
      end $$;
      comment on function search.follow() is 'Keeps entries in step: kind, column with the id of the node, columns that count.';

      create function search.follow_name() returns trigger language plpgsql as $$
      declare renamed int[] := array(
        select n.id from old_rows o join new_rows n on n.id = o.id where o.name <> n.name);
      begin
        if renamed <> '{}' then
          perform search.refresh('UNIT', array(select id from unit where parent_id = any(renamed)));
          perform search.refresh('PLAN', array(select id from plan where issuer_id = any(renamed)));
          perform search.refresh('LEGAL_DOCUMENT', array(select id from legal_document where issuer_id = any(renamed)));
        end if;
        return null;
      end $$;
      comment on function search.follow_name() is 'What a unit issued, and what belongs to it, is found by its name too.';
    `);
    for (const [table, kind, id, columns] of FOLLOWED) {
      const follow = `for each statement execute function search.follow('${kind}', '${id}', '${columns}')`;
      await runner.query(`
        create trigger search_insert after insert on ${table} referencing new table as new_rows ${follow};
        create trigger search_update after update on ${table} referencing old table as old_rows new table as new_rows ${follow};
        create trigger search_delete after delete on ${table} referencing old table as old_rows ${follow};
        create trigger search_truncate after truncate on ${table} ${follow};
      `);
    }
    await runner.query(`
      create trigger search_name after update on unit referencing old table as old_rows new table as new_rows
        for each statement execute function search.follow_name();
    `);
    for (const kind of new Set(FOLLOWED.map(([, kind]) => kind)))
      await runner.query(`select search.refresh('${kind}', null)`);
    await runner.query(`
      create index entry_size_id_idx on search.entry (size, id);
      -- what was written last is read row by row: little of it
      create index entry_words_idx on search.entry using gin (words) with (gin_pending_list_limit = 512);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger search_name on unit');
    for (const [table] of FOLLOWED)
      for (const operation of ['insert', 'update', 'delete', 'truncate'])
        await runner.query(`drop trigger search_${operation} on ${table}`);
    await runner.query(`
      drop index search.entry_words_idx, search.entry_size_id_idx;
      delete from search.entry;
      delete from search.word;
      drop function search.follow_name();
      drop function search.follow();
    `);
  }
}
