import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows say when they were changed. */
const DATED = ['plan', 'task', 'unit', 'legal_document', 'citation', 'indicator'];

/** As the foundation has it, with another clock; the white space too, so that going back gives the same function. */
const touchRow = (now: string): string => `
      create or replace function touch_row() returns trigger language plpgsql as $$
      begin
        new.version := old.version;
        new.updated_at := old.updated_at;
        if new is distinct from old then
          new.version := old.version + 1;
          new.updated_at := ${now};
        end if;
        return new;
      end $$`;

/** What filters and orders read: every public column of every type, in the view that its module publishes. */
export class Filters1795000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create function fold_text(said text) returns text language sql immutable parallel safe return
        btrim(regexp_replace(
          translate(
            lower(translate(
              regexp_replace(normalize(said, nfd), '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]', '', 'g'),
              'đĐðÐ', 'dddd') collate "und-x-icu"),
            U&'\\2010\\2011\\2012\\2013\\2014\\2015\\2212', '-------'),
          '[\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+', ' ', 'g'));
      comment on function fold_text(text) is
        'The text without accents, case, tone placement, kinds of dash or amount of white space, as src/vietnamese/fold.ts.';

      create or replace view published.task as
        select id, plan_id, section_id, parent_id, position, ordinal, title, text, status, completed_on, expected_result,
               version, updated_at, origin from task;
      create or replace view published.assignment as select id, task_id, unit_id, role, position from assignment;
      create view published.deadline as
        select id, task_id, position, text, starts_on, due_on, recurring, rule from deadline;
      create view published.theme as select id, plan_id, position, text, level from theme;
      create view published.declared_item as
        select id, plan_id, position, label, kind, declared_count, present_count from declared_item;
      create view published.diagnostic as
        select id, document_id, plan_id, position, code, severity, message from diagnostic;
      create view published.progress_report as
        select id, task_id, reported_on, percent, status, completed_on, note from progress_report;
      create view published.observation as
        select id, indicator_id, period, observed_on, value, note from observation;
      create or replace view published.citation as
        select id, kind, status, locator, document_id, citing_document_id, plan_id, task_id, position, status_reason, version, updated_at
          from citation;
      create or replace view published.legal_document as
        select id, number, name, type, title, issuer_id, issued_on, effective_on, source_text_id, version, updated_at,
               issued_with_id, issued_with_position from legal_document;
      create view published.unit_succession as select predecessor_id, successor_id from unit_succession;
      create view published.unit_merge as select merged_id, kept_id from unit_merge;

      -- contains, accents and case folded
      create index task_title_folded_idx on task using gin (fold_text(title) gin_trgm_ops);
      create index plan_title_folded_idx on plan using gin (fold_text(title) gin_trgm_ops);
      create index unit_name_folded_idx on unit using gin (fold_text(name) gin_trgm_ops);
      create index indicator_name_folded_idx on indicator using gin (fold_text(name) gin_trgm_ops);
      create index legal_document_number_folded_idx on legal_document using gin (fold_text(number) gin_trgm_ops);
      create index legal_document_title_folded_idx on legal_document using gin (fold_text(title) gin_trgm_ops);
    `);
    // an instant is what people see of it: one that was read must find its row again, and answers have milliseconds
    await runner.query(touchRow("date_trunc('milliseconds', now())"));
    for (const table of DATED)
      await runner.query(`
        alter table ${table} alter column updated_at set default date_trunc('milliseconds', now()), disable trigger user;
        update ${table} set updated_at = date_trunc('milliseconds', updated_at);
        alter table ${table} enable trigger user;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of DATED) await runner.query(`alter table ${table} alter column updated_at set default now()`);
    await runner.query(touchRow('now()'));
    await runner.query(`
      drop index legal_document_title_folded_idx, legal_document_number_folded_idx, indicator_name_folded_idx,
        unit_name_folded_idx, plan_title_folded_idx, task_title_folded_idx;
      drop view published.unit_merge, published.unit_succession, published.observation, published.progress_report,
        published.diagnostic, published.declared_item, published.theme, published.deadline, published.legal_document,
        published.citation, published.assignment, published.task;
      create view published.task as
        select id, plan_id, section_id, parent_id, position, ordinal, title, text, status, completed_on, expected_result,
               version, updated_at from task;
      create view published.assignment as select id, task_id, unit_id, role from assignment;
      create view published.citation as
        select id, kind, status, locator, document_id, citing_document_id, plan_id, task_id, position from citation;
      create view published.legal_document as
        select id, number, name, type, title, issuer_id, issued_on, effective_on, source_text_id, version, updated_at
          from legal_document;
      drop function fold_text(text);
    `);
  }
}
