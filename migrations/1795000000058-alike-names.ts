import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents of one law's name are found by the column that tells two of them apart. What stood beside it for that, law_key,
 * was empty in rows from before it: they were not found, and an import made them a second time.
 */
export class AlikeNames1795000000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- matches the end of "bo luat lao dong nam 2019" and of "luat thanh nien viet nam", so that with and without a year they
      -- are alike; not "2019" alone
      create function without_year(name_key text) returns text language sql immutable parallel safe return
        regexp_replace(name_key, '( nam| (19|20)[0-9][0-9])+$', '');
      comment on function without_year(text) is
        'A name as names are compared, less what may be its year: all of one law have this in common, and a few others may.';
      create index legal_document_without_year_idx on legal_document (without_year(name_key)) where name_key is not null;
      alter table legal_document drop column law_key;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index legal_document_without_year_idx;
      drop function without_year(text);
      alter table legal_document add column law_key text check (law_key <> '');
      comment on column legal_document.law_key is 'Its name without the year, as laws are compared.';
      create index legal_document_law_key_idx on legal_document (law_key) where law_key is not null;
      -- no change of the document: neither its version nor its history says so
      alter table legal_document disable trigger user;
      update legal_document set law_key = regexp_replace(name_key,
          case when name ~ '\\s[nN][ăĂ][mM]\\s+(19|20)[0-9][0-9]\\s*$' then ' nam (19|20)[0-9][0-9]$' else ' (19|20)[0-9][0-9]$' end, '')
        where name_key is not null;
      alter table legal_document enable trigger user;
    `);
  }
}
