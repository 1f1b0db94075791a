import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision and the plan that it issues are two documents of one file, linked. */
export class AttachedDocuments1795000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table legal_document
        add column issued_with_id int references legal_document on delete set null,
        add column issued_with_position int check (issued_with_position >= 0),
        add constraint legal_document_is_not_issued_with_itself check (issued_with_id <> id),
        add constraint legal_document_issued_with_has_place check (issued_with_id is null or issued_with_position is not null);
      create index legal_document_issued_with_id_idx on legal_document (issued_with_id, issued_with_position);
      comment on column legal_document.issued_with_id is 'The document of the same file that it was issued with: the decision of a plan. Its issuer and day are that one''s.';

      create view published.issued_document as
        select id as document_id, issued_with_id from legal_document where issued_with_id is not null;
      comment on view published.issued_document is 'Which documents were issued with which.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view published.issued_document;
      -- without its decision it is known by its own number or title
      update legal_document set name = coalesce(title, type), name_key = lower(coalesce(title, type))
       where issued_with_id is not null and number is null and name is null and source_text_id is null;
      alter table legal_document drop column issued_with_position, drop column issued_with_id;
    `);
  }
}
