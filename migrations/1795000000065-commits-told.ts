import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who listens on plangraph_commits is told of each commit that changed the graph (decision 0043). */
export class CommitsTold1795000000065 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteStamp(runner, END, `${TOLD}${END}`);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteStamp(runner, `${TOLD}${END}`, END);
  }
}

const END = 'return null;';

/** It says nothing but that; commits come one at a time there, which is what notifying would make of them. */
const TOLD = `perform pg_notify('plangraph_commits', '');\n        `;

async function rewriteStamp(runner: QueryRunner, before: string, after: string): Promise<void> {
  const [found] = (await runner.query(`select pg_get_functiondef('stamp_recording()'::regprocedure) as text`)) as [
    { text: string },
  ];
  if (found.text.split(before).length !== 2) throw new Error(`stamp_recording() does not say "${before}" once.`);
  await runner.query(found.text.replace(before, () => after));
}
