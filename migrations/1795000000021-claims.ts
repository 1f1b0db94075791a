import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each citation says of the document it means is kept, so that all of it is weighed again when more is known. */
export class Claims1795000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table citation
        add column cited_key text check (cited_key <> ''),
        add column claim jsonb check (jsonb_typeof(claim) = 'object'),
        add constraint citation_claim_has_key check (cited_key is null or claim is not null);
      create index citation_cited_key_idx on citation (cited_key) where cited_key is not null;
      comment on column citation.claim is 'What the text says of the cited document, its issuer as a unit: what is weighed with other claims under cited_key.';

      -- which rows are one document is decided over all that is said of a number or name (decision 0016): what was written
      -- row by row may be at odds for a moment, and two bodies that nobody names may use one number
      alter table legal_document add column law_key text check (law_key <> '');
      comment on column legal_document.law_key is 'Its name without the year, as laws are compared.';
      create index legal_document_law_key_idx on legal_document (law_key) where law_key is not null;
      alter table legal_document add column home_id int references unit on delete set null;
      comment on column legal_document.home_id is 'Where it is cited, for one of which nobody says who issued it, nor when: a stranger''s of the same number is another.';
      create index legal_document_home_id_idx on legal_document (home_id);
      drop index legal_document_numbered_key;
      drop index legal_document_named_key;
      alter table legal_document
        add constraint legal_document_numbered_key exclude (number_key with =, type with =, coalesce(issuer_id, 0) with =,
            coalesce(issued_on, '-infinity') with =, coalesce(home_id, 0) with =)
          where (number_key is not null) deferrable initially immediate,
        add constraint legal_document_named_key exclude (name_key with =, coalesce(issued_on, '-infinity') with =)
          where (number_key is null and name_key is not null) deferrable initially immediate;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table legal_document drop constraint legal_document_named_key, drop constraint legal_document_numbered_key;
      create unique index legal_document_numbered_key on legal_document (number_key, type, issuer_id, issued_on)
        nulls not distinct where number_key is not null;
      create unique index legal_document_named_key on legal_document (name_key, issued_on)
        nulls not distinct where number_key is null and name_key is not null;
      alter table legal_document drop column home_id, drop column law_key;
      alter table citation drop column claim, drop column cited_key;
    `);
  }
}
