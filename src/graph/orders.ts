import { type ClassType, Field, InputType } from 'type-graphql';
import { HubError } from '../errors';
import { describedEnum } from './described-enum';
import { type FilterField, filterType, hasFilters } from './filter-model';
import type { OrderTerm } from './links';
import type { OrderField } from './order-field';
import { tableOf } from './row-table';
import type { Scope } from './sql-scope';

/**
 * Orders that a caller may ask for: by the fields of a type that hold one value, and by those of the rows that its links
 * to one lead to. Made from the same model as the filters.
 */
const Direction = describedEnum('Direction', 'Which end comes first (chiều sắp xếp).', {
  ASC: 'The least, earliest or first in the alphabet (tăng dần).',
  DESC: 'The greatest, latest or last in the alphabet (giảm dần).',
});

const Nulls = describedEnum('Nulls', 'Where rows without a value stand (vị trí của giá trị trống).', {
  FIRST: 'Before all others (đầu).',
  LAST: 'After all others (cuối).',
});

/** Vietnamese order: the server's own is that of the bytes. */
const COLLATION = 'collate "vi-x-icu"';

/** How many orders one list takes in turn. */
const MOST_TERMS = 8;

const fieldsByType = new Map<string, ReadonlyMap<string, OrderField>>();

/** The fields that rows of a type can be ordered by, by their name in the schema: `DUE_ON`, `PLAN_ISSUED_ON`. */
export function orderFields(type: string): ReadonlyMap<string, OrderField> {
  let fields = fieldsByType.get(type);
  if (!fields) {
    fields = new Map(readFields(type).map((field) => [field.name, field]));
    fieldsByType.set(type, fields);
  }
  return fields;
}

function readFields(type: string): OrderField[] {
  const found = filterType(type);
  const own = orderable(found.fields).map((field) => orderField(field, constantCase(field.name), null));
  const linked = [...found.links].flatMap(([name, link]) => {
    if (link.form !== 'one' || !hasFilters(link.to)) return [];
    const target = filterType(link.to);
    return orderable(target.fields).map((field) =>
      orderField(field, `${constantCase(name)}_${constantCase(field.name)}`, {
        view: target.view,
        property: link.property,
      }),
    );
  });
  return [...own, ...linked];
}

const orderable = (fields: ReadonlyMap<string, FilterField>): FilterField[] =>
  [...fields.values()].filter(({ kind, isList }) => kind !== 'id' && !isList);

// Matches: the "O" of "dueOn". Must not match: "d".
const constantCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function orderField(field: FilterField, name: string, via: OrderField['via']): OrderField {
  const { kind, enumClass, description } = field;
  const value = (alias: string, scope: Scope, isKept = false) => {
    const sql = ((isKept && !via && field.ofKept) || field.sql)(alias, scope, null);
    return via && field.isComputed ? `case when ${alias}.id is not null then ${sql} end` : sql;
  };
  if (kind === 'text') return { name, kind, description, via, sql: (...of) => `(${value(...of)} ${COLLATION})` };
  if (kind !== 'enum') return { name, kind, description, via, sql: value };
  const values = Object.keys(enumClass as object).join(',');
  // in the order in which the enum declares its values
  return {
    name,
    kind: 'int',
    description,
    via,
    sql: (...of) => `array_position('{${values}}'::text[], ${value(...of)})`,
  };
}

const inputs = new Map<string, ClassType>();

/** The order of a type: `TaskOrder`. */
export function orderInput(type: string): ClassType {
  const known = inputs.get(type);
  if (known) return known;
  const fields = [...orderFields(type).values()];
  const names = describedEnum(
    `${type}OrderField`,
    `By what rows of ${type} can be ordered (tiêu chí sắp xếp).`,
    Object.fromEntries(fields.map(({ name, description }) => [name, description])),
  );
  @InputType(`${type}Order`, { description: `An order of rows of ${type} (sắp xếp).` })
  class Order {
    @Field(() => names, { description: 'By what (tiêu chí).' })
    field!: string;

    @Field(() => Direction, { defaultValue: 'ASC', description: 'Which end comes first (chiều).' })
    direction!: 'ASC' | 'DESC';

    @Field(() => Nulls, { defaultValue: 'LAST', description: 'Where rows without a value stand (giá trị trống).' })
    nulls!: 'FIRST' | 'LAST';
  }
  inputs.set(type, Order);
  return Order;
}

export interface OrderAsked {
  field: string;
  direction: 'ASC' | 'DESC' | null;
  nulls: 'FIRST' | 'LAST' | null;
}

/** What is asked for; the list's own order comes after it and ends with the id. Errors: BAD_USER_INPUT for too many terms. */
export function checkOrder(type: string, asked: readonly OrderAsked[] | null | undefined): OrderTerm[] {
  if (!asked) return [];
  if (asked.length > MOST_TERMS)
    throw new HubError('BAD_USER_INPUT', `orderBy: ${asked.length} are too many; give at most ${MOST_TERMS} in turn.`, {
      argument: 'orderBy',
    });
  const fields = orderFields(type);
  return asked.map(({ field, direction, nulls }): OrderTerm => {
    const by = fields.get(field);
    if (!by) throw new Error(`${type} has no order by ${field}.`);
    return { property: by.name, by, direction: direction ?? 'ASC', nulls: nulls ?? 'LAST' };
  });
}

/** The columns of the row under `alias` that hold what linked orders look at, joined once for each link. */
export function orderJoins(order: readonly OrderTerm[], entity: Parameters<typeof tableOf>[0], alias: string) {
  const joins = new Map<string, { alias: string; sql: string }>();
  for (const { by } of order) {
    if (!by?.via || joins.has(by.via.property)) continue;
    const joined = `o${joins.size}`;
    const fk = tableOf(entity).column(alias, by.via.property);
    joins.set(by.via.property, { alias: joined, sql: ` left join ${by.via.view} ${joined} on ${joined}.id = ${fk}` });
  }
  return joins;
}
