import { getMetadataArgsStorage } from 'typeorm';
import { fitsColumn, type PlainValue } from './column-value';

// biome-ignore lint/complexity/noBannedTypes: an entity class, as TypeORM and type-graphql name it
export type EntityClass = Function;

/** A table as its entity class declares it. */
export interface RowTable {
  name: string;
  /** Column name of each property. */
  columns: ReadonlyMap<string, string>;
  /** Can a value from outside stand in the column of a property? */
  fits(property: string, value: PlainValue): boolean;
  /** The select list that yields rows shaped as the entity class: `t.id, t.plan_id as "planId", …`; of the id and some properties, where these are given. A prefix stands before the names. */
  select(alias: string, properties?: ReadonlySet<string> | null, prefix?: string): string;
  /** `t.plan_id` for `planId`. */
  column(alias: string, property: string): string;
}

/** The one rule by which a property names its column: `planId` → `plan_id`. TypeORM is given the same rule. */
export const snakeCase = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const tables = new Map<EntityClass, RowTable>();

/** The table of an entity class, read from its decorators: a column is declared once, there. */
export function tableOf(entity: EntityClass): RowTable {
  let table = tables.get(entity);
  if (!table) {
    table = readTable(entity);
    tables.set(entity, table);
  }
  return table;
}

function readTable(entity: EntityClass): RowTable {
  const storage = getMetadataArgsStorage();
  const name = storage.tables.find((args) => args.target === entity)?.name;
  if (!name) throw new Error(`${entity.name} has no @Entity('table_name').`);
  const own = new Map(
    storage.columns.filter((args) => args.target === entity).map((args) => [args.propertyName, args]),
  );
  const columns = new Map([...own].map(([property, { options }]) => [property, options.name ?? snakeCase(property)]));
  const column = (alias: string, property: string) => {
    const found = columns.get(property);
    if (!found) throw new Error(`${entity.name} has no column for "${property}".`);
    return `${alias}.${found}`;
  };
  const select = (alias: string, properties: ReadonlySet<string> | null = null, prefix = '') =>
    [...columns]
      .filter(([p]) => properties === null || p === 'id' || properties.has(p))
      .map(([p, c]) => (prefix + p === c ? `${alias}.${c}` : `${alias}.${c} as "${prefix}${p}"`))
      .join(', ');
  const fits = (property: string, value: PlainValue) => {
    const options = own.get(property)?.options;
    // @PrimaryGeneratedColumn() says no type: its ids are integers
    return value === null ? options?.nullable === true : fitsColumn(options?.primary ? 'int' : options?.type, value);
  };
  return { name, columns, select, column, fits };
}
