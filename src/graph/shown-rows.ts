import { getMetadataStorage } from 'type-graphql';
import { encodeId } from './global-id';
import type { OneLink, OneOfLink } from './links';
import type { GraphModule } from './module';
import { type EntityClass, tableOf } from './row-table';
import type { KeptRow, ShownField } from './shown-field';

/** Said by the row's place in the order of changes. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(['id', 'version', 'updatedAt']);

let tables: ReadonlyMap<string, readonly ShownField[]> = new Map();

/** Makes known what the history shows of the modules' rows: nothing that is not in the graph. Called once, before it is asked. */
export function declareShownRows(modules: readonly GraphModule[]): void {
  tables = new Map(
    modules.flatMap((module) =>
      module.entities.flatMap((entity) => {
        const { name } = tableOf(entity);
        const shown = [...ownFields(entity), ...linkFields(module, entity, modules), ...(module.shown?.[name] ?? [])];
        return shown.length > 0 ? [[name, shown] as const] : [];
      }),
    ),
  );
}

/** The tables of which the history shows anything. */
export const shownTables = (): string[] => [...tables.keys()];

/** What the history shows of a table's rows; nothing of a table that is private. */
export const shownFields = (table: string): readonly ShownField[] => tables.get(table) ?? [];

function ownFields(entity: EntityClass): ShownField[] {
  const { columns } = tableOf(entity);
  return getMetadataStorage().fields.flatMap(({ target, name, schemaName }) => {
    const column = target === entity ? columns.get(name) : undefined;
    return column === undefined || TOLD_OTHERWISE.has(name) ? [] : [{ name: schemaName, read: (row) => row[column] }];
  });
}

function linkFields(module: GraphModule, entity: EntityClass, modules: readonly GraphModule[]): ShownField[] {
  const [type] = Object.entries(module.types).find(([, known]) => known === entity) ?? [];
  const { columns } = tableOf(entity);
  const idIn = (row: KeptRow, property: string, to: string): string | null => {
    const id = row[columns.get(property) as string];
    return typeof id === 'number' ? encodeId(to, id) : null;
  };
  const read = (link: OneLink | OneOfLink) =>
    link.form === 'one'
      ? (row: KeptRow) => idIn(row, link.property, link.to)
      : (row: KeptRow) =>
          link.choices.map(({ to, property }) => idIn(row, property, to)).find((id) => id !== null) ?? null;
  return modules
    .flatMap(({ links }) => links.filter((set) => set.from === type))
    .flatMap(({ links }) => Object.entries(links))
    .flatMap(([name, link]) => (link.form === 'one' || link.form === 'oneOf' ? [{ name, read: read(link) }] : []));
}
