import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one operation of a key may cost (decision 0040). */
export class KeyBudget1795000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_key add column budget int check (budget > 0);
      comment on column api_key.budget is 'What one operation may cost, in points of docs/limits.md; null: what is set for all keys.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table api_key drop column budget`);
  }
}
