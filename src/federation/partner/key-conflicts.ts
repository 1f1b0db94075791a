import { type Conflict, listed } from './conflict';
import { keyDirective, keyedType, type OurDefinitions, type OurType } from './our-definitions';
import type { IndexedField, IndexedType, SubgraphIndex } from './subgraph-index';

/** Where a partner adds to a type of ours that has a key, without a key by which the two sides find each other's rows. */
export function keyConflicts(partner: SubgraphIndex, ours: OurDefinitions): Conflict[] {
  return [...partner.types.values()].flatMap((type): Conflict[] => {
    const our = ours.types.get(type.name);
    if (!our?.key || type.kind !== 'type' || type.directives.has('interfaceObject')) return [];
    const conflict = { at: type.name, between: [partner.name, ...our.subgraphs], changes: [partner.name] };
    const more = type.fields.size > our.key.filter(({ name }) => type.fields.has(name)).length ? ' …' : '';
    const written = keyedType(type.name, our.key, more);
    if (type.keys.length === 0)
      return [
        {
          ...conflict,
          kind: 'KEY_MISSING',
          message: `${type.name} is found by ${keyDirective(our.key)} in ${listed(our.subgraphs)}, but has no @key in ${partner.name}: no gateway can go from one to the other. ${partner.name} changes: write "${written}".`,
        },
      ];
    return [
      ...keyUnknown(partner.name, type, our, our.key, conflict),
      ...keyNotResolvable(partner.name, type, our, conflict),
    ];
  });
}

type Sides = Pick<Conflict, 'at' | 'between' | 'changes'>;

function keyUnknown(partner: string, type: IndexedType, our: OurType, key: IndexedField[], sides: Sides): Conflict[] {
  if (type.keys.some(({ fields }) => our.type.keys.some((one) => one.fields === fields))) return [];
  const given = type.keys.map(({ fields }) => `@key(fields: "${fields}")`);
  // "owner" and "id" of "owner { id }"; not its braces
  const fields = type.keys.flatMap((one) => one.fields.match(/\w+/g) ?? []);
  const strange = fields.filter((field) => !our.type.fields.has(field));
  const known = fields.filter((field) => our.type.fields.has(field));
  const reading = known.map((field) => `"${field}: ${our.type.fields.get(field)?.type} @external"`);
  const remedy = known.length
    ? `; where it knows ${listed(known)} only, also ${listed(reading)} and @requires(fields: "${known.join(' ')}") on the fields that it answers by that`
    : '';
  return [
    {
      ...sides,
      kind: 'KEY_UNKNOWN',
      message: `${type.name} has ${listed(given)} in ${partner}, but ${listed(our.subgraphs)} know it by ${keyDirective(key)}${strange.length ? ` and have no ${listed(strange)}` : ''}. ${partner} changes: write "${keyedType(type.name, key)}"${remedy}.`,
      // what is asked of the partner alone can be found by any field of ours
      ...(strange.length ? {} : { onlyIfRefused: true as const }),
    },
  ];
}

function keyNotResolvable(partner: string, type: IndexedType, our: OurType, sides: Sides): Conflict[] {
  if (type.keys.some(({ isResolvable }) => isResolvable)) return [];
  const added = [...type.fields.keys()].filter((field) => !our.type.fields.has(field));
  return added.map((field) => ({
    ...sides,
    at: `${type.name}.${field}`,
    kind: 'KEY_NOT_RESOLVABLE',
    message: `${type.name}.${field} is added by ${partner}, whose key of ${type.name} says resolvable: false, so that ${listed(our.subgraphs)} cannot be followed to it. ${partner} changes: drop resolvable: false and answer references to ${type.name}.`,
  }));
}
