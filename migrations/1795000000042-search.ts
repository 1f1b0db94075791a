import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What search reads (decision 0021): derived from the graph by triggers, so no history keeps it. */
export class Search1795000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema search;
      comment on schema search is 'Derived from the graph by triggers: search.refresh(kind, null) makes a kind anew. No history keeps it.';

      create table search.entry (
        id bigint primary key,
        size smallint not null,
        words tsvector not null);
      comment on table search.entry is 'One row for each node that search finds.';
      comment on column search.entry.id is 'Eight times the row''s id, plus search.kind_place(kind).';
      comment on column search.entry.size is 'How many characters its name has: of what fits equally well the shorter one comes first.';
      comment on column search.entry.words is
        'Folded: each word, and each number of a document as one (12khsnv); "^word" for those of the name; "~one two" for neighbours; "#a whole name"; "=KIND".';

      create table search.word (word text collate "C" primary key);
      create index word_word_idx on search.word using gin (word gin_trgm_ops);
      comment on table search.word is 'Every word of letters that an entry has or had: what a word with a typing error may have meant.';

      create function search.kind_place(kind text) returns int language sql immutable parallel safe return
        array_position(array['PLAN', 'TASK', 'UNIT', 'INDICATOR', 'LEGAL_DOCUMENT'], kind);

      -- fold_text, less what makes no difference to words
      create function search.bare(said text) returns text language sql immutable parallel safe return
        lower(translate(
          regexp_replace(normalize(said, nfkd), '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]', '', 'g'),
          'đĐðÐ', 'dddd') collate "und-x-icu");

      create function search.folded(said text) returns text language sql immutable parallel safe return
        btrim(regexp_replace(search.bare(said),
          '[^0-9a-z\\u00aa\\u00b5\\u00ba\\u00df-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2fef\\u3040-\\ufdff\\ufe70-\\ufefc\\uff10-\\uffdc]+', ' ', 'g'));
      comment on function search.folded(text) is
        'The words of a text as they are compared, in order, one space between them; as src/vietnamese/search-words.ts.';

      create function search.numbers(said text) returns text[] language plpgsql immutable parallel safe as $$
      begin
        -- few texts have one, and this tells it at little cost
        if said ~ '[0-9][-‐-―/][^0-9[:space:]]' then
          return array(
            select left(regexp_replace(m[1], '[^0-9a-z]+', '', 'g'), 64)
              from regexp_matches(search.bare(said),
                '\\m[0-9]+(?:[.][0-9]+)?[a-z]{0,3}(?:[-‐-―/][0-9]{4})?[-‐-―/][a-z][0-9a-z]*(?:[-‐-―/&][0-9a-z]+)*', 'g') as m);
        end if;
        return '{}';
      end $$;
      comment on function search.numbers(text) is
        'The numbers of documents in a text, without what stands between their letters and figures: 12/KH-SNV as 12khsnv.';

      -- a plan stands before itself as a document
      create function search.size(kind text, names text[]) returns int language sql immutable parallel safe return
        least(length(names[1]), 999) + (kind = 'LEGAL_DOCUMENT')::int;

      create function search.vector(kind text, names text[], head text, body text) returns tsvector
        language plpgsql immutable parallel safe as $$
      declare
        rest text := search.folded(left(body, 200000));
        named text[] := string_to_array(search.folded(left(head, 4000)), ' ');
        numbers text[] := search.numbers(left(head, 4000));
        said text[];
      begin
        -- PostgreSQL does not refuse a tsvector of more than a megabyte, it spoils it: words and neighbours take up to four times the text
        if octet_length(rest) > 200000 then rest := left(rest, 50000); end if;
        said := named || string_to_array(rest, ' ');
        return array_to_tsvector(array(
          select '=' || kind
          union all select left(word, 64) from unnest(said) as s (word)
          union all select '^' || left(word, 64) from unnest(named) as n (word)
          union all select '~' || left(one, 64) || ' ' || left(two, 64)
            from unnest(said[:cardinality(said) - 1], said[2:]) as s (one, two)
          union all select '^' || number from unnest(numbers) as n (number)
          union all select number from unnest(numbers || search.numbers(left(body, 50000))) as n (number)
          union all select '#' || case when name = head then array_to_string(named, ' ') else search.folded(name) end
            from unnest(names) as n (name) where length(name) <= 200
          union all select '#' || btrim(search.folded(left(name, -length(number_at))) || ' ' || number)
            from unnest(names) as n (name), substring(name from '[^[:space:]]*$') as number_at, unnest(search.numbers(number_at)) as number
           where length(name) <= 200));
      end $$;

      create view search.source as
        select 'PLAN' as kind, p.id as row_id,
               array[concat_ws(' ', p.document_type, p.number, p.title), p.title, p.number, p.document_type || ' ' || p.number] as names,
               concat_ws(' ', p.document_type, p.number, p.title) as head,
               concat_ws(' ', 'số của về việc ngày tháng năm', to_char(p.issued_on, 'DD MM YYYY'), p.year, u.name, p.signer,
                 array_to_string(p.fields, ' ')) as body,
               array[concat_ws(' ', p.document_type, p.number), p.title, u.name, p.signer] || p.fields as shown
          from plan p left join unit u on u.id = p.issuer_id
        union all
        select 'TASK', id, array[title], title,
               concat_ws(' ', case when starts_with(text, title) then substr(text, length(title) + 1) else text end, expected_result),
               array[title, text, expected_result]
          from task
        union all
        select 'UNIT', u.id, array[u.name, u.code] || a.names, concat_ws(' ', u.name, u.code, array_to_string(a.names, ' ')),
               p.name, array[u.name, u.code] || a.names || p.name
          from unit u left join unit p on p.id = u.parent_id
          cross join lateral (
            select array(select distinct a.name from unit_alias a where a.unit_id = u.id and a.name <> u.name order by 1) as names) a
        union all
        select 'INDICATOR', id, array[name], name, concat_ws(' ', measure_unit, period), array[name, measure_unit, period]
          from indicator
        union all
        select 'LEGAL_DOCUMENT', d.id,
               array[concat_ws(' ', d.type, d.number, d.name, d.title), d.title, d.number, d.type || ' ' || d.number, d.name],
               concat_ws(' ', d.type, d.number, d.name, d.title),
               concat_ws(' ', 'số của về việc ngày tháng năm', to_char(d.issued_on, 'DD MM YYYY'), u.name),
               array[concat_ws(' ', d.type, d.number), d.name, d.title, u.name]
          from legal_document d left join unit u on u.id = d.issuer_id;
      comment on view search.source is
        'What each node can be found by: its names whole, the words of its head, further words; and the passages to quote from, the best first.';

      create function search.refresh(changed text, ids int[]) returns void language plpgsql as $$
      declare
        place constant int := search.kind_place(changed);
        present int[];
      begin
        -- who changes the same row at the same time waits here, and reads what the other wrote
        if ids is not null then
          perform from search.entry e where e.id in (select i::bigint * 8 + place from unnest(ids) as i) order by e.id for update;
        end if;
        present := array(select s.row_id from search.source s where s.kind = changed and (ids is null or s.row_id = any(ids)));
        if ids is null then
          delete from search.entry e where e.id % 8 = place
            and e.id not in (select i::bigint * 8 + place from unnest(present) as i);
        elsif cardinality(present) < cardinality(ids) then
          delete from search.entry e where e.id in (
            select i::bigint * 8 + place from (select unnest(ids) as i except select unnest(present)) as gone);
        end if;
        with written as (
          insert into search.entry as e (id, size, words)
            select s.row_id::bigint * 8 + place, search.size(changed, s.names), search.vector(changed, s.names, s.head, s.body)
              from search.source s where s.kind = changed and s.row_id = any(present)
          on conflict (id) do update set size = excluded.size, words = excluded.words
            where (e.size, e.words) is distinct from (excluded.size, excluded.words)
          returning words),
        said as (
          select distinct w.word collate "C" as word from written, unnest(tsvector_to_array(words)) as w (word)
           where w.word collate "C" between 'a' and 'zz')
        insert into search.word (word)
          select s.word from said s
           where s.word ~ '^[a-z]{2,32}$' and not exists (select from search.word k where k.word = s.word)
           order by s.word
        on conflict do nothing;
      end $$;
      comment on function search.refresh(text, int[]) is 'Makes the entries of some rows of a kind what the rows say now; of all where null.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function search.refresh(text, int[]);
      drop view search.source;
      drop function search.vector(text, text[], text, text);
      drop function search.size(text, text[]);
      drop function search.numbers(text);
      drop function search.folded(text);
      drop function search.bare(text);
      drop function search.kind_place(text);
      drop table search.word;
      drop table search.entry;
      drop schema search;
    `);
  }
}
