// Draws operations that callers without a key may ask: any root field, any link below it, any filter and order, pages of any size.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const graphql = require('graphql');
const { getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType } =
  graphql;
const { isNonNullType, isScalarType } = graphql;

const PAGES = [1, 5, 20, 20, 100, 100, 500, 1000, 2000, 5000, 10_000];
const DEPTH = 5;

/** `{ next() }`: the next operation of a seed, as text. `values`: what there is to ask for, by the name of the argument. */
export function drawer(schema, values, seed) {
  const chance = chanceOf(seed);

  function operation() {
    const fields = chance.shuffled(
      Object.values(schema.getQueryType().getFields()).filter(({ name }) => name !== 'apiKeys'),
    );
    const asked = fields.slice(0, chance.below(3) === 0 ? 2 : 1).map((field) => drawField(field, DEPTH));
    return `{ ${asked.join(' ')} }`;
  }

  function drawField(field, depth) {
    const type = getNamedType(field.type);
    const given = field.args.flatMap((arg) => {
      const value = argument(arg);
      return value === null ? [] : [`${arg.name}: ${value}`];
    });
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `${field.name}${args}${isCompositeType(type) ? ` { ${selection(type, depth - 1)} }` : ''}`;
  }

  function selection(type, depth) {
    if (isAbstractType(type)) {
      const types = chance.shuffled(schema.getPossibleTypes(type)).slice(0, 2);
      return `__typename ${types.map((one) => `... on ${one.name} { ${selection(one, depth)} }`).join(' ')}`;
    }
    const fields = Object.values(type.getFields());
    if (type.name.endsWith('Connection')) {
      const wanted = chance.oneOf(['nodes', 'nodes', 'edges']);
      const rows = fields.find(({ name }) => name === wanted);
      return `${chance.below(4) === 0 ? 'totalCount ' : ''}${rows.name} { ${selection(getNamedType(rows.type), depth)} }`;
    }
    const isThing = (field) => isCompositeType(getNamedType(field.type));
    // one name of several types may be of another kind in each
    const own = (field) => (schema.getType('Node')?.getFields()[field.name] ? '' : `${type.name}_${field.name}: `);
    const leaves = chance.shuffled(fields.filter((field) => !isThing(field))).slice(0, 1 + chance.below(8));
    const things = depth > 0 ? chance.shuffled(fields.filter(isThing)).slice(0, 1 + chance.below(3)) : [];
    return ['__typename', ...[...leaves, ...things].map((field) => own(field) + drawField(field, depth))].join(' ');
  }

  function argument(arg) {
    if (arg.name === 'last' || arg.name === 'after' || arg.name === 'before' || arg.name === 'recordedAt') return null;
    if (arg.name === 'first') return chance.below(6) === 0 ? null : chance.oneOf(PAGES);
    if (arg.name === 'filter') return chance.below(3) === 0 ? filter(getNamedType(arg.type), 3) : null;
    if (arg.name === 'orderBy') return chance.below(4) === 0 ? order(getNamedType(arg.type)) : null;
    const known = values[arg.name];
    const isNeeded = isNonNullType(arg.type) || arg.name === 'name';
    if (known && isNeeded)
      return isList(arg.type)
        ? JSON.stringify(chance.shuffled(known).slice(0, 5))
        : JSON.stringify(chance.oneOf(known));
    if (!isEnumType(getNamedType(arg.type)) || chance.below(2) === 0) return null;
    return value(arg.type);
  }

  function order(input) {
    const terms = chance.shuffled(getNamedType(input.getFields().field.type).getValues()).slice(0, 1 + chance.below(2));
    return `[${terms.map(({ name }) => `{ field: ${name} }`).join(', ')}]`;
  }

  /** Some of what a filter may say; every filter of an object says something. */
  function filter(input, depth) {
    const fields = chance.shuffled(
      Object.values(input.getFields()).filter(({ name }) => !['and', 'or', 'not', 'asOf'].includes(name)),
    );
    const said = [];
    for (const field of fields) {
      if (said.length > chance.below(2)) break;
      const type = getNamedType(field.type);
      const below = isInputObjectType(type) ? (depth > 0 ? filter(type, depth - 1) : null) : value(field.type);
      if (below !== null) said.push(`${field.name}: ${below}`);
    }
    return said.length > 0 ? `{ ${said.join(', ')} }` : null;
  }

  function value(type) {
    if (isList(type)) {
      const one = value(getNamedType(type));
      return one === null ? null : `[${one}]`;
    }
    const named = getNamedType(type);
    if (isEnumType(named)) return chance.oneOf(named.getValues()).name;
    if (!isScalarType(named)) return null;
    switch (named.name) {
      case 'String':
        return JSON.stringify(chance.oneOf(values.text));
      case 'Int':
        return chance.below(100);
      case 'Float':
        return chance.below(100);
      case 'Boolean':
        return chance.below(2) === 0;
      case 'Date':
        return JSON.stringify(`202${4 + chance.below(4)}-0${1 + chance.below(9)}-15`);
      default:
        return null;
    }
  }

  return { next: operation };
}

const isList = (type) => isListType(getNullableType(type));

/** Numbers that the seed alone decides (mulberry32). */
function chanceOf(seed) {
  let state = seed >>> 0;
  const below = (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * most);
  };
  const shuffled = (items) =>
    items
      .map((item) => [below(2 ** 31), item])
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  return { below, shuffled, oneOf: (items) => items[below(items.length)] };
}
