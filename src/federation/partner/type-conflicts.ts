import { type Conflict, listed } from './conflict';
import { keyedType, keyedTypes, type OurDefinitions, type OurType } from './our-definitions';
import type { IndexedType, SubgraphIndex } from './subgraph-index';

/** Where a partner makes something else of a type of ours: another kind, more of an interface, less of it for everybody. */
export function typeConflicts(partner: SubgraphIndex, ours: OurDefinitions): Conflict[] {
  return [...partner.types.values()].flatMap((type) => {
    const our = ours.types.get(type.name);
    return our ? [...restricted(partner.name, type, our), ...otherKind(partner.name, type, our, ours)] : [];
  });
}

const WORDS = {
  type: 'an object type',
  interface: 'an interface',
  union: 'a union',
  enum: 'an enum',
  input: 'an input',
  scalar: 'a scalar',
};

function otherKind(partner: string, type: IndexedType, our: OurType, ours: OurDefinitions): Conflict[] {
  const conflict = { at: type.name, between: [partner, ...our.subgraphs], changes: [partner] };
  const isObject = type.directives.has('interfaceObject');
  if (our.type.kind === 'interface' && (isObject || (type.kind === 'interface' && type.keys.length > 0)))
    return [
      {
        ...conflict,
        kind: 'INTERFACE_OBJECT',
        message: `${type.name} is an interface without a key in ${listed(our.subgraphs)}, but ${partner} makes it ${isObject ? 'an @interfaceObject' : 'an entity with a @key'}. ${partner} changes: drop that and add the fields to each type that needs them (${keyedTypes(ours)}).`,
      },
    ];
  if (our.type.kind !== type.kind) {
    const meant = our.key ? `, or write "${keyedType(type.name, our.key)}" where ours is meant` : '';
    return [
      {
        ...conflict,
        kind: 'TYPE_KIND',
        message: `${type.name} is ${WORDS[our.type.kind]} in ${listed(our.subgraphs)}, but ${WORDS[type.kind]} in ${partner}. ${partner} changes: give its own another name${meant}.`,
      },
    ];
  }
  return type.kind === 'interface' ? interfaceFields(partner, type, our) : [];
}

function interfaceFields(partner: string, type: IndexedType, our: OurType): Conflict[] {
  return [...type.fields.values()].flatMap((field): Conflict[] => {
    const ourField = our.type.fields.get(field.name);
    if (ourField?.type === field.type) return [];
    const owners = ourField ? (our.fieldSubgraphs.get(field.name) ?? []) : our.subgraphs;
    return [
      {
        kind: 'INTERFACE_FIELD',
        at: `${type.name}.${field.name}`,
        between: [partner, ...owners],
        changes: [partner],
        message: ourField
          ? `${type.name}.${field.name} is ${ourField.type} in the interface of ${listed(owners)}, but ${field.type} in ${partner}. ${partner} changes: write "${field.name}: ${ourField.type}".`
          : `${type.name}.${field.name} is added by ${partner} to an interface of ${listed(owners)}, whose types do not have it. ${partner} changes: drop it, and put it on the types that need it.`,
      },
    ];
  });
}

const RESTRICTIONS = ['inaccessible', 'authenticated', 'requiresScopes', 'policy'];

/** What hides or guards a type or field of ours would do so for everybody. */
function restricted(partner: string, type: IndexedType, our: OurType): Conflict[] {
  const places = [
    { at: type.name, directives: type.directives, owners: our.subgraphs },
    ...[...type.fields.values()].flatMap((field) => {
      const owners = our.fieldSubgraphs.get(field.name);
      return owners ? [{ at: `${type.name}.${field.name}`, directives: field.directives, owners }] : [];
    }),
  ];
  return places.flatMap(({ at, directives, owners }) =>
    RESTRICTIONS.filter((name) => directives.has(name)).map((name) => ({
      kind: 'RESTRICTED',
      at,
      between: [partner, ...owners],
      changes: [partner],
      message: `${at} is open in ${listed(owners)}, and ${partner} puts @${name} on it, which would hold for everybody. ${partner} changes: drop @${name} there; it may stand on fields that ${partner} adds.`,
    })),
  );
}
