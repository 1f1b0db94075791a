import type { DataSource, EntityManager } from 'typeorm';
import { OPERATOR } from '../auth/viewer';
import { beginWriting } from '../graph/write-transaction';
import { Indicator } from '../modules/indicators/indicator.entity';
import { Observation } from '../modules/indicators/observation.entity';
import { Plan } from '../modules/plans/plan.entity';
import { ProgressReport } from '../modules/plans/progress-report.entity';
import { Task } from '../modules/plans/task.entity';
import type { TaskStatus } from '../modules/plans/task.enums';
import { documentNumberKey } from '../vietnamese/document-number';
import { fold } from '../vietnamese/fold';

/** What was reported on the sample's tasks and measured for its indicators, as sample.json holds it. */
export interface SampleFigures {
  progressReports: {
    plan: string;
    titleContains: string;
    percent: number | null;
    status: TaskStatus;
    completedOn: string | null;
    reportedOn: string;
    note: string | null;
  }[];
  observations: {
    plan: string;
    indicator: string;
    period: string;
    observedOn: string;
    value: number;
    note: string | null;
  }[];
}

/** Stores the figures and sets each task to what was reported last; a figure that fits no single row is an error. */
export async function storeSampleFigures(source: DataSource, figures: SampleFigures): Promise<void> {
  await source.transaction(async (manager) => {
    await beginWriting(manager, { viewer: OPERATOR, reason: 'the bundled sample', alone: false });
    for (const report of figures.progressReports.toSorted((a, b) => (a.reportedOn < b.reportedOn ? -1 : 1))) {
      const { plan, titleContains, ...reported } = report;
      const task = only(
        (await rowsOf(manager, Task, plan)).filter((t) => fold(t.text).includes(fold(titleContains))),
        `task of ${plan} with "${titleContains}"`,
      );
      await manager.insert(ProgressReport, { taskId: task.id, ...reported });
      await manager.update(Task, task.id, { status: reported.status, completedOn: reported.completedOn });
    }
    for (const { plan, indicator: name, ...observed } of figures.observations) {
      const indicator = only(
        (await rowsOf(manager, Indicator, plan)).filter((row) => fold(row.name) === fold(name)),
        `indicator of ${plan} called "${name}"`,
      );
      await manager.insert(Observation, { indicatorId: indicator.id, ...observed });
    }
  });
}

async function rowsOf<Row extends { planId: number }>(
  manager: EntityManager,
  entity: new () => Row,
  planNumber: string,
): Promise<Row[]> {
  const plan = await manager.findOneByOrFail(Plan, { numberKey: documentNumberKey(planNumber) });
  return manager.findBy<Row>(entity, { planId: plan.id } as never);
}

function only<T>(found: readonly T[], what: string): T {
  const [first, ...others] = found;
  if (first === undefined || others.length) throw new Error(`The sample has ${found.length} times a ${what}.`);
  return first;
}
