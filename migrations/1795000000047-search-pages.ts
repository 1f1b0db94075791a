import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What fits the first tier comes first, then what fits the second and none before, …; in a tier by size and id. Where a
 * tier fits many entries the first of them are met soon along (size, id), however many there are; where all that fits is
 * little, the index of the words gives it at once. Which of the two holds is tried, not guessed.
 */
export class SearchPages1795000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function search.page(tiers text[], widest text, from_tier int, from_size int, from_id bigint, wanted int)
        returns table (tier int, size int, id bigint) language plpgsql stable as $$
      #variable_conflict use_column
      declare
        window_rows constant int := least(greatest(1000, 20 * wanted), 20000);
        few constant int := 1000;
        queries constant tsquery[] := tiers::tsquery[];
        missing int := wanted;
        asked tsquery;
        earlier tsquery;
        at_size int;
        at_id bigint;
        ids bigint[];
        given int;
      begin
        for place in 1 .. cardinality(queries) loop
          continue when queries[place] is null;
          asked := case when earlier is null then queries[place] else queries[place] && !!earlier end;
          earlier := coalesce(earlier || queries[place], queries[place]);
          continue when place < from_tier;
          at_size := case when place = from_tier then from_size else -1 end;
          at_id := case when place = from_tier then from_id else -1 end;
          -- a whole name is rare
          if place > 1 then
            return query
              select place, w.size::int, w.id
                from (select e.size, e.id, e.words from search.entry e where (e.size, e.id) > (at_size, at_id)
                       order by e.size, e.id limit window_rows) w
               where w.words @@ asked order by w.size, w.id limit missing;
            get diagnostics given = row_count;
            missing := missing - given;
            exit when missing = 0;
            select w.size, w.id into at_size, at_id
              from (select e.size, e.id from search.entry e where (e.size, e.id) > (at_size, at_id)
                     order by e.size, e.id limit window_rows) w
             order by w.size desc, w.id desc limit 1;
            continue when at_id is null;
            if ids is null then
              ids := array(select e.id from search.entry e where e.words @@ widest::tsquery limit few + 1);
            end if;
            if cardinality(ids) <= few then
              return query
                select t.tier, e.size::int, e.id
                  from search.entry e
                 cross join lateral (select min(i) as tier from generate_subscripts(queries, 1) as i where e.words @@ queries[i]) t
                 where e.id = any(ids) and (t.tier, e.size, e.id) > (place, at_size, at_id)
                 order by t.tier, e.size, e.id limit missing;
              exit;
            end if;
          end if;
          return query
            with fitting as materialized (
              select e.size, e.id from search.entry e
               where e.words @@ asked and (e.size > at_size or e.size = at_size and e.id > at_id))
            select place, f.size::int, f.id from fitting f order by f.size, f.id limit missing;
          get diagnostics given = row_count;
          missing := missing - given;
          exit when missing = 0;
        end loop;
      end $$;
      comment on function search.page(text[], text, int, int, bigint, int) is
        'The entries after a place (tier, size, id) that fit one of the tiers, each in the first that it fits; widest is what fits any of them.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function search.page(text[], text, int, int, bigint, int)');
  }
}
