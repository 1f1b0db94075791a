import { tableOf } from '../graph/row-table';
import { MODULES } from './registry';

const TABLES: ReadonlyMap<string, string> = new Map(
  MODULES.flatMap(({ name, entities }) => entities.map((entity) => [tableOf(entity).name, name] as const)),
);

/** Published views that are not one table's rows, with who publishes them. */
const DERIVED_VIEWS: ReadonlyMap<string, string> = new Map([
  ['task_standing', 'plans'],
  ['unit_name', 'units'],
  ['unit_in_doubt', 'units'],
  ['issued_document', 'legal'],
  ['document_ending', 'legal'],
  ['indicator_progress', 'indicators'],
  ['review_item', 'catalog'],
]);

/** The name of the module whose rows a table holds; undefined for the tables of none, such as `history`. */
export const moduleOfTable = (table: string): string | undefined => TABLES.get(table);

/** The name of the module that publishes a view of the schema `published`; undefined where there is no such view. */
export const moduleOfView = (view: string): string | undefined => DERIVED_VIEWS.get(view) ?? TABLES.get(view);
