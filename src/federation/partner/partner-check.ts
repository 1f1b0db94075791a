import { composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { changesBetween, type SchemaChange } from '../schema-changes';
import { composerConflicts } from './composer-conflicts';
import { type Conflict, listed } from './conflict';
import { fieldConflicts } from './field-conflicts';
import { inputConflicts } from './input-conflicts';
import { keyConflicts } from './key-conflicts';
import type { OurDefinitions } from './our-definitions';
import { type OwnGraph, ownGraph } from './own-graph';
import { subgraphIndex } from './subgraph-index';
import { typeConflicts } from './type-conflicts';
import { unknownTypes } from './unknown-types';

/** A subgraph of somebody else: its name in the supergraph, and its SDL. */
export interface PartnerSubgraph {
  name: string;
  sdl: string;
}

/** Whether partners' subgraphs go together with ours: what they add to the graph and how it could be safer, or every conflict. */
export type PartnerReport =
  | { kind: 'composed'; adds: readonly SchemaChange[]; advice: readonly string[] }
  | { kind: 'conflicts'; conflicts: readonly Conflict[] };

/**
 * Composes partners' subgraphs with ours. Ours own what they have: what would change the graph for those who use it without the
 * partner is a conflict too, though a composer lets it pass.
 */
export async function checkPartners(
  partners: readonly PartnerSubgraph[],
  own: OwnGraph = ownGraph(),
): Promise<PartnerReport> {
  const ours = own.definitions;
  const names = nameConflicts(partners, ours);
  // under a taken name it is mostly ours itself that was given, which conflicts with ours everywhere
  const named = partners.filter((_, i) => !names[i]);
  const parsed = named.map(({ name, sdl }) => ({ name, ...parsedSdl(name, sdl) }));
  const unreadable = parsed.flatMap(({ conflict }) => conflict ?? []);
  const services = parsed.flatMap(({ name, document }) => (document ? [{ name, typeDefs: document }] : []));
  const found = services.flatMap(({ name, typeDefs }) => conflictsOf(name, typeDefs, ours));
  const refused = [...names.flatMap((conflict) => conflict ?? []), ...unreadable];
  if (refused.length) return told([...refused, ...certain(found)]);

  const composed = composition(own, services);
  if (composed.kind === 'refused') {
    const more = composerConflicts(
      composed.errors,
      partners.map(({ name }) => name),
      ours,
      found,
    );
    return told([...found, ...more]);
  }
  const kept = certain(found);
  const schema = buildSchema(composed.sdl);
  const changes = await changesBetween(own.schema, schema);
  const lost = changes.filter(({ level }) => level === 'BREAKING').flatMap((change) => lossOf(change, partners, kept));
  if (kept.length || lost.length) return told([...kept, ...lost]);
  return { kind: 'composed', adds: changes, advice: neverNull(changes, schema) };
}

/** Fields added to types of ours that may never be null: one that is null all the same takes the row of ours along. */
function neverNull(changes: readonly SchemaChange[], schema: GraphQLSchema): string[] {
  return changes.flatMap(({ criterion, path }) => {
    const [typeName = '', fieldName = ''] = path.split('.');
    const type = schema.getType(typeName);
    const field = criterion === 'FIELD_ADDED' && isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field || !isNonNullType(field.type)) return [];
    return `${path} is ${field.type}: it takes the whole ${typeName} along where it is answered with null, and behind other gateways also while its subgraph is away. Better ${field.type.ofType}.`;
  });
}

const told = (conflicts: readonly Conflict[]): PartnerReport => ({ kind: 'conflicts', conflicts });

const certain = (conflicts: readonly Conflict[]): Conflict[] => conflicts.filter(({ onlyIfRefused }) => !onlyIfRefused);

function conflictsOf(name: string, document: DocumentNode, ours: OurDefinitions): Conflict[] {
  const partner = subgraphIndex(name, document);
  return [
    ...typeConflicts(partner, ours),
    ...keyConflicts(partner, ours),
    ...fieldConflicts(partner, ours),
    ...inputConflicts(partner, ours),
    ...unknownTypes(partner, document, ours),
  ];
}

/** For each partner whether its name is taken; null where it is free. */
function nameConflicts(partners: readonly PartnerSubgraph[], { names }: OurDefinitions): (Conflict | null)[] {
  return partners.map(({ name }, i) => {
    const isOurs = names.some((our) => our.toLowerCase() === name.toLowerCase());
    const isTwice = partners.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) < i;
    if (!isOurs && !isTwice) return null;
    const fact = isOurs ? `"${name}" is one of our subgraphs (${listed(names)})` : `"${name}" is given to two partners`;
    return {
      kind: 'NAME_TAKEN',
      at: name,
      between: [name],
      changes: [name],
      message: `${fact}, and a name is one subgraph's. The partner changes: take another name, e.g. "${name}-partner".`,
    };
  });
}

function parsedSdl(name: string, sdl: string): { document?: DocumentNode; conflict?: Conflict } {
  const conflict = { kind: 'SDL_INVALID' as const, at: name, between: [name], changes: [name] };
  try {
    const document = parse(sdl);
    if (document.definitions.every((one) => one.kind !== Kind.OPERATION_DEFINITION)) return { document };
    const message = `The SDL of ${name} holds a query, not definitions of types. ${name} changes: give what its "{ _service { sdl } }" answers.`;
    return { conflict: { ...conflict, message } };
  } catch (error) {
    const place = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    const at = place ? `, line ${place.line}, column ${place.column}` : '';
    const says = error instanceof Error ? error.message : String(error);
    const message = `The SDL of ${name} cannot be read${at}: ${says} ${name} changes: correct it there.`;
    return { conflict: { ...conflict, message } };
  }
}

type Composed = { kind: 'composed'; sdl: string } | { kind: 'refused'; errors: readonly GraphQLError[] };

function composition(own: OwnGraph, partners: OwnGraph['subgraphs']): Composed {
  const refused = (why: string): Composed => ({ kind: 'refused', errors: [new GraphQLError(why)] });
  try {
    const result = composeServices(
      [...own.subgraphs, ...partners].map((service) => ({ ...service, url: `http://${service.name}.invalid/` })),
    );
    if (result.errors?.length) return { kind: 'refused', errors: result.errors };
    return result.publicSdl ? { kind: 'composed', sdl: result.publicSdl } : refused('The composer gave no supergraph.');
  } catch (error) {
    // it throws where @link is written wrong, or a type is extended as another kind: a fault of one subgraph by itself
    const [partner, ...others] = partners;
    const says = error instanceof Error ? error.message : String(error);
    return refused(partner && others.length === 0 ? `[${partner.name}] ${says}` : says);
  }
}

/** What a composed graph no longer has as ours has it, where no conflict says so already. */
function lossOf(change: SchemaChange, partners: readonly PartnerSubgraph[], known: readonly Conflict[]): Conflict[] {
  const [type] = change.path.split('.');
  if (known.some(({ at }) => change.path.startsWith(at) || at.startsWith(change.path) || at === type)) return [];
  const names = partners.map(({ name }) => name);
  return [
    {
      kind: 'CHANGES_OURS',
      at: change.path,
      between: names,
      changes: names,
      message: `With ${listed(names)} the graph would change for everybody: ${change.what}. What is ours stays as it is: ${listed(names)} ${names.length > 1 ? 'change' : 'changes'} what it says of ${type}.`,
    },
  ];
}
