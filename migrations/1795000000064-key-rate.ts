import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a key may ask (decision 0041). */
export class KeyRate1795000000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_key add column rate int check (rate >= 0);
      comment on column api_key.rate is 'Requests a minute; 0: as many as come; null: what is set for all keys.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table api_key drop column rate`);
  }
}
