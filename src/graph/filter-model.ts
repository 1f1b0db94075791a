import { type ClassType, getMetadataStorage } from 'type-graphql';
import type { AccessPath, KeptRows } from './access-path';
import type { ComputedField } from './computed-fields';
import type { Link } from './links';
import type { GraphModule } from './module';
import { type EntityClass, tableOf } from './row-table';
import { kindOf, type ScalarKind } from './scalar-kind';
import type { Scope } from './sql-scope';

/**
 * What filters and orders know of a type: its fields that hold one value, and its links. All of it is read from what the
 * modules declare (architecture D6), so that a new field or link is filtered by without another word.
 */
export interface FilterType {
  name: string;
  /** The view in which its module shows its rows to all modules. */
  view: string;
  entity: EntityClass;
  fields: ReadonlyMap<string, FilterField>;
  links: ReadonlyMap<string, Link>;
  /** Where its rows are found faster than through links. */
  paths: readonly AccessPath[];
  /** Where some columns of its rows are read for less. */
  kept: KeptRows | null;
  /** Of kept rows alone: the column that says whether a link leads to any row. */
  any?: KeptRows['any'];
}

export interface FilterField {
  name: string;
  kind: ScalarKind;
  /** A list of values: filtered by some, none, every. */
  isList: boolean;
  /** Judged on a day that the filter may give as asOf. */
  takesDay: boolean;
  /** Worked out, so that it may say something even of a row that is absent. */
  isComputed: boolean;
  /** The values of an enum in their declared order. */
  enumClass: object | null;
  description: string;
  /** The value, for the row under `alias` in the type's table or its published view. */
  sql: (alias: string, scope: Scope, asOf: string | null) => string;
  /** The same for a row that is kept of it, where that is another. */
  ofKept?: (alias: string, scope: Scope, asOf: string | null) => string;
}

const model = new Map<string, FilterType>();

/** Makes every type of the modules known to filters. Called once, before the first schema is built. */
export function declareTypes(modules: readonly GraphModule[]): void {
  for (const module of modules)
    for (const [name, type] of Object.entries(module.types)) {
      if (!module.entities.includes(type)) continue;
      model.set(name, {
        name,
        view: `published.${tableOf(type).name}`,
        entity: type,
        fields: fieldsOf(name, type, modules),
        paths: (module.paths ?? []).filter(({ of }) => of === name),
        kept: (module.kept ?? []).find(({ of }) => of === name) ?? null,
        links: new Map(
          modules.flatMap(({ links }) =>
            links.filter((set) => set.from === name).flatMap((set) => Object.entries(set.links)),
          ),
        ),
      });
    }
}

/** Errors: where the type is none whose rows a module owns. */
export function filterType(name: string): FilterType {
  const found = model.get(name);
  if (!found) throw new Error(`Nothing is declared of ${name}: no module has rows of it, or declareTypes came later.`);
  return found;
}

export const hasFilters = (name: string): boolean => model.has(name);

function fieldsOf(type: string, target: ClassType, modules: readonly GraphModule[]): Map<string, FilterField> {
  const table = tableOf(target);
  const fields = new Map<string, FilterField>();
  const add = (field: FilterField) => fields.set(field.name, field);
  add({
    name: 'id',
    kind: 'id',
    isList: false,
    takesDay: false,
    isComputed: false,
    enumClass: null,
    description: 'Its id (mã định danh).',
    sql: (alias) => `${alias}.id`,
  });
  for (const { name, schemaName, getType, typeOptions, description } of getMetadataStorage().fields.filter(
    (field) => field.target === target && table.columns.has(field.name),
  )) {
    const kind = kindOf(getType());
    if (kind === null || kind === 'id') continue;
    add({
      name: schemaName,
      kind,
      isList: Boolean(typeOptions.array),
      takesDay: false,
      isComputed: false,
      enumClass: kind === 'enum' ? (getType() as object) : null,
      description: description ?? '',
      sql: (alias) => table.column(alias, name),
    });
  }
  const computed = modules.flatMap((module) => module.computed ?? []).filter((set) => set.of === type);
  for (const [name, field] of computed.flatMap((set) => Object.entries(set.fields))) add(computedField(name, field));
  return fields;
}

function computedField(name: string, field: ComputedField): FilterField {
  const { type, isList, takesDay, description, sql, ofKept } = field;
  const kind = kindOf(type());
  if (kind === null) throw new Error(`${name} is computed, and of no type that can be filtered by.`);
  return {
    name,
    kind,
    isList: isList ?? false,
    takesDay: takesDay ?? false,
    isComputed: true,
    enumClass: kind === 'enum' ? (type() as object) : null,
    description,
    sql: (alias, scope, asOf) => sql(alias, scope, asOf ?? scope.today),
    ...(ofKept && { ofKept: (alias, scope, asOf) => ofKept(alias, scope, asOf ?? scope.today) }),
  };
}
