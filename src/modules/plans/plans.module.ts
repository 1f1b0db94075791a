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
import { SectionResolver } from './section.resolver';
import { Task, taskLinks, unitTaskLinks } from './task.entity';
import { TaskResolver } from './task.resolver';

const own = { Plan, Task, Section, Theme, DeclaredItem, Diagnostic, Deadline, Assignment, ProgressReport };

export const plansModule: GraphModule = {
  name: 'plans',
  types: { ...own, Unit: UnitRef, LegalDocument: LegalDocumentRef },
  connections: {
    Plan: connectionOf('Plan', () => Plan, 'plan (kế hoạch)'),
    Task: connectionOf('Task', () => Task, 'task (nhiệm vụ)'),
    ProgressReport: connectionOf('ProgressReport', () => ProgressReport, 'progress report (báo cáo tiến độ)'),
  },
  unions: {},
  links: [planRoots, planLinks, taskLinks, assignmentLinks, unitTaskLinks, legalDocumentPlanLinks],
  resolvers: [PlanResolver, TaskResolver, SectionResolver, CorrectTaskResolver],
  entities: [...Object.values(own), RejectedTask],
  owns: { Plan, Task },
};
