// A DataLoader for each way from rows to rows, made anew for each request.
import DataLoader from 'dataloader';
import { type DataSource, type EntityTarget, type FindOptionsOrder, In, type ObjectLiteral } from 'typeorm';
import { Assignment, Citation, Deadline, Indicator, LegalDocument, Observation, Plan, Task, Unit } from './entities';

type ById = ObjectLiteral & { id: number };

export function loadersOf(source: DataSource) {
  const byId = <Row extends ById>(entity: EntityTarget<Row>) =>
    new DataLoader<number, Row | null>(async (ids) => {
      const rows = await source.getRepository(entity).findBy({ id: In([...ids]) } as never);
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    });
  const listOf = <Row extends ById>(entity: EntityTarget<Row>, key: keyof Row & string, order: FindOptionsOrder<Row>) =>
    new DataLoader<number, Row[]>(async (ids) => {
      const rows = await source.getRepository(entity).find({ where: { [key]: In([...ids]) } as never, order });
      const lists = new Map<number, Row[]>(ids.map((id) => [id, []]));
      for (const row of rows) lists.get(row[key])?.push(row);
      return ids.map((id) => lists.get(id) ?? []);
    });
  return {
    unit: byId(Unit),
    plan: byId(Plan),
    task: byId(Task),
    document: byId(LegalDocument),
    tasksOfPlan: listOf(Task, 'planId', { position: 'ASC' }),
    deadlinesOfTask: listOf(Deadline, 'taskId', { id: 'ASC' }),
    assignmentsOfTask: listOf(Assignment, 'taskId', { position: 'ASC' }),
    citationsOfTask: listOf(Citation, 'taskId', { position: 'ASC' }),
    citationsOfPlan: listOf(Citation, 'planId', { position: 'ASC' }),
    citationsOfDocument: listOf(Citation, 'documentId', { citingDocumentId: 'ASC', position: 'ASC' }),
    indicatorsOfTask: listOf(Indicator, 'taskId', { position: 'ASC' }),
    observationsOfIndicator: listOf(Observation, 'indicatorId', { observedOn: 'ASC', id: 'ASC' }),
    citedByCount: new DataLoader<number, number>(async (ids) => {
      const counts: { id: number; count: string }[] = await source
        .getRepository(Citation)
        .createQueryBuilder('c')
        .select('c.document_id', 'id')
        .addSelect('count(*)', 'count')
        .where('c.document_id in (:...ids)', { ids: [...ids] })
        .groupBy('c.document_id')
        .getRawMany();
      const found = new Map(counts.map(({ id, count }) => [id, Number(count)]));
      return ids.map((id) => found.get(id) ?? 0);
    }),
  };
}

export type Loaders = ReturnType<typeof loadersOf>;
