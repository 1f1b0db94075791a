import { argumentConflict } from './argument-conflicts';
import { type Conflict, listed } from './conflict';
import { keyedTypes, type OurDefinitions, type OurType } from './our-definitions';
import type { IndexedField, IndexedType, SubgraphIndex } from './subgraph-index';

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/** What a partner says otherwise than we do of the fields of our object types, or takes from us. */
export function fieldConflicts(partner: SubgraphIndex, ours: OurDefinitions): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const type of partner.types.values()) {
    const our = ours.types.get(type.name);
    if (our?.type.kind !== 'type' || type.kind !== 'type') continue;
    for (const field of type.fields.values()) {
      const ourField = our.type.fields.get(field.name);
      const place: Place = { partner: partner.name, type, our, field };
      if (ourField) conflicts.push(...onOurField(place, ourField));
      else conflicts.push(...onFieldOfItsOwn(place, ours));
    }
  }
  return conflicts;
}

interface Place {
  partner: string;
  type: IndexedType;
  our: OurType;
  field: IndexedField;
}

function onOurField(place: Place, ourField: IndexedField): Conflict[] {
  const { partner, type, our, field } = place;
  const at = `${type.name}.${field.name}`;
  const owners = our.fieldSubgraphs.get(field.name) ?? [];
  const between = [partner, ...owners];
  const conflict = { at, between, changes: [partner] };
  const ownName = nameOfItsOwn(partner, field.name);
  // where the two have no key in common, that is told, and what stands in the key that is missing is no other fault
  const isKey = inKey(our.type, field.name) && (inKey(type, field.name) || !haveKeyInCommon(our.type, type));
  const isTheirs = isKey || field.directives.has('external');
  const isShared = our.type.directives.has('shareable');
  if (field.directives.has('override'))
    return [
      {
        ...conflict,
        kind: 'FIELD_OVERRIDDEN',
        message: `${at} is answered by ${listed(owners)}, and ${partner} takes it over with @override. A field of ours stays ours: ${partner} changes, drops it and gives a field of its own another name, e.g. ${ownName}.`,
      },
    ];
  if (ROOTS.has(type.name))
    return [
      {
        ...conflict,
        kind: 'FIELD_TAKEN',
        message: `${at} is a root field of ${listed(owners)} (${ourField.type}), and ${partner} has one of the same name (${field.type}). Only one subgraph can answer it: ${partner} changes and calls its own otherwise, e.g. ${ownName}.`,
      },
    ];
  const found: Conflict[] = [];
  if (field.type !== ourField.type)
    found.push({
      ...conflict,
      kind: 'FIELD_TYPE',
      message: `${at} is ${ourField.type} in ${listed(owners)}, but ${field.type} in ${partner}. The field is ours, so ${partner} changes: ${remedyOfType(place, ourField, isKey)}`,
    });
  // the arguments of a field that has to go need not be right
  if (isTheirs || isShared) found.push(...argumentConflict(at, { partner, owners }, field, ourField));
  if (isTheirs) return found;
  if (!isShared)
    found.push({
      ...conflict,
      kind: 'FIELD_TAKEN',
      message: `${at} is answered by ${listed(owners)} alone (it is not @shareable), and ${partner} answers it too. ${partner} changes: drop the field, or mark it @external where a @requires of yours reads it.`,
    });
  else if (!field.directives.has('shareable'))
    found.push({
      ...conflict,
      kind: 'FIELD_NOT_SHAREABLE',
      message: `${at} is shared by ${listed(owners)} (@shareable), but ${partner} answers it without saying so. ${partner} changes: write "type ${type.name} @shareable", with all its fields.`,
    });
  return found;
}

const inKey = (type: IndexedType, field: string): boolean =>
  type.keys.some(({ fields }) => fields.split(' ').includes(field));

const haveKeyInCommon = (one: IndexedType, other: IndexedType): boolean =>
  one.keys.some(({ fields }) => other.keys.some((key) => key.fields === fields));

function remedyOfType({ partner, field }: Place, ourField: IndexedField, isKey: boolean): string {
  const ourWords = `${field.name}: ${ourField.type}`;
  if (isKey) return `write "${ourWords}".`;
  if (field.directives.has('external')) return `write "${ourWords} @external".`;
  if (ourField.directives.has('shareable')) return `write "${ourWords}", as ours.`;
  return `drop it (write "${ourWords} @external" where a @requires of yours reads it); a value of its own goes into a field of another name, e.g. ${nameOfItsOwn(partner, field.name)}.`;
}

function onFieldOfItsOwn({ partner, type, our, field }: Place, ours: OurDefinitions): Conflict[] {
  const at = `${type.name}.${field.name}`;
  const conflict = { at, between: [partner, ...our.subgraphs], changes: [partner] };
  if (field.directives.has('external'))
    return [
      {
        ...conflict,
        kind: 'EXTERNAL_UNKNOWN',
        message: `${at} is @external in ${partner}, but neither ${listed(our.subgraphs)} nor another of our subgraphs has such a field. ${partner} changes: drop it, or name a field that ${type.name} has.`,
      },
    ];
  if (our.key || ROOTS.has(type.name)) return [];
  return [
    {
      ...conflict,
      kind: 'FIELD_ON_VALUE',
      message: `${at} is added by ${partner}, but ${type.name} is a value of ${listed(our.subgraphs)} without a key, so nobody can ask ${partner} for it. ${partner} changes: drop it, put it on a type with a key (${keyedTypes(ours)}), or make a type of its own.`,
    },
  ];
}

/** "schoolsName" for the field "name" of "schools". */
function nameOfItsOwn(partner: string, field: string): string {
  // "-s" of "my-schools", which becomes "mySchools"; nothing of "schools"
  const prefix = partner.replace(/[^A-Za-z0-9]+(.)?/g, (_all, next: string | undefined) => next?.toUpperCase() ?? '');
  return `${prefix}${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}
