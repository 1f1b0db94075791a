import type { GraphQLError } from 'graphql';
import { type Conflict, listed } from './conflict';
import type { OurDefinitions } from './our-definitions';

/** What the composer refuses, in the words of a conflict, without what is told already of the same place. */
export function composerConflicts(
  errors: readonly GraphQLError[],
  partners: readonly string[],
  ours: OurDefinitions,
  told: readonly Conflict[],
): Conflict[] {
  const names = [...partners, ...ours.names];
  const toldAt = new Set(told.map(({ at }) => at));
  const toldTypes = new Set(told.map(({ at }) => typeOf(at)));
  const fields = told.flatMap(({ at }) => (at.includes('.') ? [at] : []));
  const found = new Map<string, Conflict>();
  for (const error of errors) {
    // an interface whose field a type of theirs no longer fits, say
    if (fields.some((field) => error.message.includes(field))) continue;
    const conflict = conflictOf(error, { partners, names, ours });
    const isTold =
      // what cannot be reached follows from the first thing that is wrong with its type
      conflict.kind === 'FIELD_UNREACHABLE'
        ? toldTypes.has(typeOf(conflict.at))
        : toldAt.has(withoutArgument(conflict.at)) || toldAt.has(typeOf(conflict.at));
    if (!isTold && !found.has(conflict.at)) found.set(conflict.at, conflict);
  }
  return [...found.values()];
}

// "(first:)" of "Unit.tasks(first:)"; not "Unit.tasks"
const withoutArgument = (at: string): string => at.replace(/\(.*/, '');

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

const typeOf = (at: string): string => at.split('.')[0] as string;

interface Sides {
  partners: readonly string[];
  names: readonly string[];
  ours: OurDefinitions;
}

function conflictOf(error: GraphQLError, sides: Sides): Conflict {
  const { partners, names } = sides;
  // "[schools] Unknown type X"; not "Type of field … [schools]"
  const alone = /^\[([^\]]+)\] /.exec(error.message)?.[1];
  const code = String(error.extensions.code ?? '');
  if (code === 'SATISFIABILITY_ERROR') return unreachable(error.message, sides);
  if (alone !== undefined) return ofOne(alone, error.message.slice(alone.length + 3), code);
  const between = namesIn(error.message, names);
  const involved = partners.filter((name) => between.includes(name));
  const changes = involved.length ? involved : partners;
  const at = coordinateIn(error.message) ?? listed(changes);
  if (code === 'INVALID_FIELD_SHARING' && involved.length > 1)
    return {
      kind: 'FIELD_TAKEN',
      at,
      between,
      changes,
      message: `${at} is answered by ${listed(involved)}, and not @shareable in both. It is none of ours, so they agree: one of them drops it, or each writes it @shareable and answers the same.`,
    };
  const others = listed(between.filter((name) => !changes.includes(name)));
  const remedy = others ? `make ${at} there what ${others} have` : `correct what it says of ${at}`;
  return {
    kind: 'DOES_NOT_COMPOSE',
    at,
    between: [...involved, ...between.filter((name) => !involved.includes(name))],
    changes,
    message: `${sentence(error.message)} ${whoChanges(changes)}: ${remedy}.`,
  };
}

/** A fault that a subgraph has by itself. */
function ofOne(subgraph: string, says: string, code: string): Conflict {
  const at = coordinateIn(says) ?? subgraph;
  const conflict = { at, between: [subgraph], changes: [subgraph] };
  if (code === 'EXTERNAL_UNUSED')
    return {
      ...conflict,
      kind: 'EXTERNAL_UNUSED',
      message: `${at} is @external in ${subgraph}, but no @requires, @provides or @key there reads it. ${subgraph} changes: drop it.`,
    };
  const versions = code === 'UNKNOWN_FEDERATION_LINK_VERSION' ? ', v2.3 as in ours' : '';
  return {
    ...conflict,
    kind: 'SDL_INVALID',
    message: `${subgraph} by itself is no valid subgraph: ${sentence(says)} ${subgraph} changes: correct its SDL there${versions}.`,
  };
}

/** A field that a query can name and no plan can fetch. */
function unreachable(says: string, { partners, names, ours }: Sides): Conflict {
  // - cannot find field "Unit.population"; not "has field of type X"
  const at = /field "([^"]+)"/.exec(says)?.[1] ?? 'Query';
  // - from subgraph "plans":; not "from subgraph plans"
  const from = /from subgraph "([^"]+)":/.exec(says)?.[1] ?? '';
  const between = namesIn(says, names);
  const involved = partners.filter((name) => between.includes(name));
  const changes = involved.length ? involved : partners;
  const [typeName = '', field = ''] = at.split('.');
  if (ROOTS.has(typeName))
    return {
      kind: 'FIELD_UNREACHABLE',
      at: typeName,
      between,
      changes,
      message: `${listed(involved)} leads to ${typeName}, whose fields stand in all subgraphs (${at} in ${listed(between.filter((name) => !involved.includes(name)))}) and cannot be fetched from there. ${whoChanges(changes)}: drop what returns ${typeName}.`,
    };
  const type = ours.types.get(typeName);
  const definition = type?.type.fields.get(field);
  const remedy =
    type && !type.key && definition
      ? `write all fields of ${typeName}, "${field}: ${definition.type}" among them`
      : `give ${typeName} the @key that the others have, with the key's fields, and answer references to it`;
  return {
    kind: 'FIELD_UNREACHABLE',
    at,
    between,
    changes,
    message: `${at} cannot be fetched by who comes from ${from}: it is not there, and no key leads on to a subgraph that has it (${listed(between.filter((name) => name !== from))}). ${whoChanges(changes)}: ${remedy}.`,
  };
}

const whoChanges = (changes: readonly string[]): string =>
  changes.length === 1 ? `${changes[0]} changes` : `One of ${listed(changes)} changes`;

/** The subgraphs that a message quotes. */
const namesIn = (message: string, names: readonly string[]): string[] =>
  names.filter((name) => message.includes(`"${name}"`));

function coordinateIn(message: string): string | null {
  // "Unknown type Schol" and "Expected Level to be an enum type", which quote nothing; not "Unknown directive" or "Expected a version"
  const unquoted = /^(?:Unknown type (\w+)|Expected (\w+) to be )/.exec(message);
  // "Unit.tasks(first:)", "Unit.name", "TaskStatus", "@shareable"; not "Non-shareable field" or a value such as "a b"
  const quoted = /"(@?[A-Za-z_]\w*(?:\.\w+)?(?:\(\w+:\))?)"/.exec(message)?.[1];
  // Interface field Failure.message expects type Int; not "e.g. this"
  const bare = /\b([A-Z]\w*\.\w+)\b/.exec(message)?.[1];
  return unquoted?.[1] ?? unquoted?.[2] ?? quoted ?? bare ?? null;
}

// "Use a.", "Is it?"; not "Unknown type X", which gets a full stop
const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
