import { type EntityClass, type RowTable, tableOf } from './row-table';

/** What is read of a row besides its id; null: all that its entity has. */
export type Properties = ReadonlySet<string> | null;

/** A row that is read along with another, to which a property of that one leads. */
export interface Joined {
  /** Of the row that leads there. */
  property: string;
  entity: EntityClass;
  properties: Properties;
  /** What the names of its properties begin with in the row that is read: "0." in "0.name". Its id is always there, null without a row. */
  prefix: string;
  joined: readonly Joined[];
}

/** What is read of rows, and of those that they lead to. */
export interface Wanted {
  properties: Properties;
  joined: readonly Joined[];
}

export const ALL: Wanted = { properties: null, joined: [] };

/** What follows the select list and the table of rows under `alias`, for what is read along. Served by primary keys. */
export function joinedSql(
  alias: string,
  table: RowTable,
  joined: readonly Joined[],
): { select: string; joins: string } {
  let select = '';
  let joins = '';
  for (const { entity, property, properties, prefix, joined: further } of joined) {
    const far = tableOf(entity);
    const name = `j${prefix.replaceAll('.', '_')}`;
    const beyond = joinedSql(name, far, further);
    select += `, ${far.select(name, properties, prefix)}${beyond.select}`;
    joins += ` left join ${far.name} ${name} on ${name}.id = ${table.column(alias, property)}${beyond.joins}`;
  }
  return { select, joins };
}
