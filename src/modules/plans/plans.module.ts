import { connectionOf } from '../../graph/connection';
import type { GraphModule } from '../../graph/module';
import { Assignment, assignmentLinks } from './assignment.entity';
import { CorrectTaskResolver } from './correct-task.resolver';
import { Deadline } from './deadline.entity';
import { legalDocumentPlanLinks, Plan, planLinks, planRoots } from './plan.entity';
import { PlanResolver } from './plan.resolver';
import { DeclaredItem, Diagnostic, Section, Theme } from './plan-parts.entity';
import { ProgressReport } from './progress-report.entity';
import { LegalDocumentRef, UnitRef } from './refs';
import { RejectedTask } from './rejected-task.entity';
import { ReportProgressResolver } from './report-progress.resolver';
import { SectionResolver } from './section.resolver';
import { planShown } from './shown-rows';
import { TaskConnection } from './task.connection';
import { Task, taskLinks, unitTaskLinks } from './task.entity';
import { TaskResolver } from './task.resolver';
import { TASKS_KEPT, taskComputed } from './task-due.queries';
import { TaskReportResolver } from './task-report.resolver';

const own = { Plan, Task, Section, Theme, DeclaredItem, Diagnostic, Deadline, Assignment, ProgressReport };

export const plansModule: GraphModule = {
  name: 'plans',
  types: { ...own, Unit: UnitRef, LegalDocument: LegalDocumentRef },
  connections: {
    Plan: connectionOf('Plan', () => Plan, 'plan (kế hoạch)'),
    Task: TaskConnection,
    ProgressReport: connectionOf('ProgressReport', () => ProgressReport, 'progress report (báo cáo tiến độ)'),
  },
  unions: {},
  links: [planRoots, planLinks, taskLinks, assignmentLinks, unitTaskLinks, legalDocumentPlanLinks],
  computed: [taskComputed],
  kept: [TASKS_KEPT],
  shown: planShown,
  resolvers: [
    PlanResolver,
    TaskResolver,
    TaskReportResolver,
    SectionResolver,
    CorrectTaskResolver,
    ReportProgressResolver,
  ],
  entities: [...Object.values(own), RejectedTask],
  reads: ['task_share_done', 'derived.unit_task'],
  paths: [
    {
      of: 'Task',
      links: ['assignments', 'unit'],
      table: 'derived.unit_task',
      row: 'task_id',
      far: 'unit_id',
      fields: { status: 'status' },
    },
  ],
  // a task's unit that a person names is found or made as an import would
  writes: {
    unit: 'select, insert, update',
    unit_alias: 'select, insert, update',
    unit_merge: 'select',
    unit_succession: 'insert',
  },
  owns: { Plan, Task },
};
