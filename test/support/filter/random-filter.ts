import { OPERATORS } from '../../../src/graph/filter-inputs';
import { filterType } from '../../../src/graph/filter-model';
import { encodeId } from '../../../src/graph/global-id';
import { fold } from '../../../src/vietnamese/fold';
import type { Chance } from '../seeded-chance';
import type { BruteForce, PlainRow } from './brute-force';

type Filter = Record<string, unknown>;

/**
 * A filter over a type, nested to `depth`, drawn from the schema's declarations. Values come from rows that are there (and
 * from those that the row at hand links to), so that most filters are met by something.
 */
export function randomFilter(model: BruteForce, chance: Chance, type: string, depth: number): Filter {
  const known = model.rows(type);
  return known.length === 0 ? {} : about(model, chance, type, chance.oneOf(known), depth);
}

/** A filter that the row, as a rule, passes. */
function about(model: BruteForce, chance: Chance, type: string, row: PlainRow, depth: number): Filter {
  const filter: Filter = {};
  for (let i = 1 + chance.below(2); i > 0; i--) Object.assign(filter, condition(model, chance, type, row, depth));
  return filter;
}

function condition(model: BruteForce, chance: Chance, type: string, row: PlainRow, depth: number): Filter {
  const known = filterType(type);
  const pick = depth > 0 ? chance.below(10) : 0;
  if (pick < 4) return valueFilter(model, chance, type, row, chance.oneOf([...known.fields.keys()]));
  if (pick === 4)
    return { and: [about(model, chance, type, row, depth - 1), about(model, chance, type, row, depth - 1)] };
  if (pick === 5)
    return { or: [about(model, chance, type, row, depth - 1), randomFilter(model, chance, type, depth - 1)] };
  if (pick === 6) return { not: randomFilter(model, chance, type, depth - 1) };
  const links = [...known.links.keys()];
  if (links.length === 0) return {};
  return linkFilter(model, chance, type, row, chance.oneOf(links), depth - 1);
}

function linkFilter(
  model: BruteForce,
  chance: Chance,
  type: string,
  row: PlainRow,
  name: string,
  depth: number,
): Filter {
  const link = filterType(type).links.get(name);
  const [far] = model.linked(type, row, name);
  const near = far && far.rows.length > 0 ? chance.oneOf(far.rows) : null;
  const to = far?.type ?? link?.to ?? '';
  const of = () => (near ? about(model, chance, to, near, depth) : randomFilter(model, chance, to, depth));
  if (link?.form === 'oneOf') return far ? { [name]: { [`${to.charAt(0).toLowerCase()}${to.slice(1)}`]: of() } } : {};
  if (link?.form !== 'many') return near ? { [name]: of() } : { not: { [name]: {} } };
  if (near) return { [name]: chance.below(4) === 0 ? { every: {}, some: of() } : { some: of() } };
  return { [name]: chance.oneOf([{ none: of() }, { every: of() }, { none: {} }]) };
}

function valueFilter(model: BruteForce, chance: Chance, type: string, row: PlainRow, name: string): Filter {
  const field = filterType(type).fields.get(name);
  if (!field) throw new Error(`${type} has no ${name}.`);
  const value = model.value(type, row, name);
  if (field.isList) {
    const values = value as string[];
    const of = { contains: values.length > 0 ? part(chance, chance.oneOf(values)) : 'không có' };
    return { [name]: values.length > 0 ? { some: of } : { none: of } };
  }
  const operator = chance.oneOf(OPERATORS[field.kind]);
  if (value === null) return { [name]: { isNull: true } };
  const asked = field.kind === 'id' ? encodeId(type, value as number) : value;
  switch (operator) {
    case 'isNull':
      return { [name]: { isNull: false } };
    case 'in':
      return { [name]: { in: [asked, ...others(model, chance, type, name, field.kind === 'id')] } };
    case 'contains':
      return { [name]: { contains: part(chance, asked as string) } };
    case 'lt':
    case 'gt':
      // the row itself fails a strict bound: as a rule somebody else passes it
      return { [name]: { [operator]: asked } };
    default:
      return {
        [name]: { [operator]: asked, ...(field.takesDay && chance.below(2) === 0 ? { asOf: '2026-06-15' } : {}) },
      };
  }
}

function others(model: BruteForce, chance: Chance, type: string, name: string, isId: boolean): unknown[] {
  const other = model.value(type, chance.oneOf(model.rows(type)), name);
  return other === null ? [] : [isId ? encodeId(type, other as number) : other];
}

/** A stretch of a text as someone may type it: folded or not. */
function part(chance: Chance, text: string): string {
  const start = chance.below(Math.max(text.length - 2, 1));
  const stretch = text.slice(start, start + 1 + chance.below(5));
  return chance.below(2) === 0 ? fold(stretch) : stretch.toUpperCase();
}
