// type-graphql's resolvers: roots by repositories and query builders, fields by loaders.
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type DataSource, MoreThan } from 'typeorm';
import { Assignment, Citation, Indicator, LegalDocument, Observation, Plan, Task, Unit } from './entities';
import type { Loaders } from './loaders';

export interface Context {
  source: DataSource;
  load: Loaders;
  today: string;
}

@ObjectType()
class TaskPage {
  @Field(() => Int)
  totalCount!: number;

  @Field()
  hasNextPage!: boolean;

  @Field(() => [Task])
  nodes!: Task[];
}

const DUE_ON = `(select coalesce(min(d.due_on) filter (where d.due_on >= :today::date), max(d.due_on)) from deadline d where d.task_id = t.id)`;

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, { nullable: true })
  plan(@Arg('number', () => String) number: string, @Ctx() { source }: Context) {
    return source.getRepository(Plan).findOneBy({ numberKey: number.toLowerCase() });
  }

  @FieldResolver(() => [Task])
  tasks(@Root() plan: Plan, @Ctx() { load }: Context) {
    return load.tasksOfPlan.load(plan.id);
  }

  @FieldResolver(() => [Citation])
  async legalBases(@Root() plan: Plan, @Ctx() { load }: Context) {
    return (await load.citationsOfPlan.load(plan.id)).filter(({ kind }) => kind === 'BASIS');
  }
}

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskPage)
  async tasks(
    @Arg('unit', () => Int) unit: number,
    @Arg('status', () => String) status: string,
    @Arg('first', () => Int) first: number,
    @Ctx() { source, today }: Context,
  ): Promise<TaskPage> {
    const wanted = source
      .getRepository(Task)
      .createQueryBuilder('t')
      .innerJoin('t.assignments', 'a', 'a.unit_id = :unit', { unit })
      .where('t.status = :status', { status });
    const totalCount = await wanted.getCount();
    const nodes = await wanted
      .addSelect(DUE_ON, 'due_on')
      .setParameter('today', today)
      .orderBy('due_on', 'ASC')
      .addOrderBy('t.plan_id', 'ASC')
      .addOrderBy('t.position', 'ASC')
      .limit(first)
      .getMany();
    return { totalCount, hasNextPage: totalCount > first, nodes };
  }

  @Query(() => [Task])
  exportTasks(
    @Arg('after', () => Int) after: number,
    @Arg('first', () => Int) first: number,
    @Ctx() { source }: Context,
  ) {
    return source.getRepository(Task).find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: first });
  }

  @FieldResolver(() => Plan)
  plan(@Root() task: Task, @Ctx() { load }: Context) {
    return load.plan.load(task.planId);
  }

  @FieldResolver(() => String, { nullable: true })
  async dueOn(@Root() task: Task, @Ctx() { load, today }: Context): Promise<string | null> {
    const days = (await load.deadlinesOfTask.load(task.id)).flatMap(({ dueOn }) => dueOn ?? []).sort();
    return days.find((day) => day >= today) ?? days.at(-1) ?? null;
  }

  @FieldResolver(() => [Assignment])
  async assignments(
    @Root() task: Task,
    @Arg('role', () => String, { nullable: true }) role: string | null,
    @Ctx() { load }: Context,
  ) {
    const all = await load.assignmentsOfTask.load(task.id);
    return role ? all.filter((assignment) => assignment.role === role) : all;
  }

  @FieldResolver(() => [Citation])
  citations(@Root() task: Task, @Ctx() { load }: Context) {
    return load.citationsOfTask.load(task.id);
  }

  @FieldResolver(() => [Indicator])
  indicators(@Root() task: Task, @Ctx() { load }: Context) {
    return load.indicatorsOfTask.load(task.id);
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => Unit)
  unit(@Root() assignment: Assignment, @Ctx() { load }: Context) {
    return load.unit.load(assignment.unitId);
  }
}

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => LegalDocument, { nullable: true })
  document(@Root() { documentId }: Citation, @Ctx() { load }: Context) {
    return documentId === null ? null : load.document.load(documentId);
  }

  @FieldResolver(() => Plan, { nullable: true })
  plan(@Root() { planId, taskId }: Citation, @Ctx() { load }: Context) {
    return planId === null || taskId !== null ? null : load.plan.load(planId);
  }

  @FieldResolver(() => Task, { nullable: true })
  task(@Root() { taskId }: Citation, @Ctx() { load }: Context) {
    return taskId === null ? null : load.task.load(taskId);
  }
}

@Resolver(() => LegalDocument)
export class LegalDocumentResolver {
  @Query(() => LegalDocument, { nullable: true })
  legalDocument(@Arg('number', () => String) number: string, @Ctx() { source }: Context) {
    return source.getRepository(LegalDocument).findOneBy({ numberKey: number.toLowerCase() });
  }

  @FieldResolver(() => [Citation])
  citedBy(@Root() document: LegalDocument, @Ctx() { load }: Context) {
    return load.citationsOfDocument.load(document.id);
  }

  @FieldResolver(() => Int)
  citedByCount(@Root() document: LegalDocument, @Ctx() { load }: Context) {
    return load.citedByCount.load(document.id);
  }
}

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => [Observation])
  async observations(@Root() indicator: Indicator, @Arg('last', () => Int) last: number, @Ctx() { load }: Context) {
    return (await load.observationsOfIndicator.load(indicator.id)).slice(-last);
  }
}
