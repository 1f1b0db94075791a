import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The days that reports count by stand in the index that they are found by: no row is read for them. Not so the status of tasks: an
 * index with what changes with each report would be written with each, and the one of all words with it.
 */
export class ReportPaths1795000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index deadline_task_id_position_idx;
      create index deadline_task_id_position_idx on deadline (task_id, position, id) include (due_on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index deadline_task_id_position_idx;
      create index deadline_task_id_position_idx on deadline (task_id, position, id);
    `);
  }
}
