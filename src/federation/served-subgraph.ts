import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  specifiedDirectives,
  visit,
} from 'graphql';
import type { Context } from '../graph/context';
import type { ResolverMap } from './module-schema';

/** How a reference to a row becomes the row; null where there is none. What a representation holds is whatever the caller sent. */
export type ResolveReference = (
  representation: Readonly<Record<string, unknown>>,
  ctx: Context,
) => Promise<object | null | undefined>;

/**
 * The schema that a subgraph serves, over its SDL: with `_service`, which gives the SDL, and `_entities`, which answers
 * references in their order. (Apollo's library for this is MIT, but runs on one that is not openly licensed.)
 * Source: the subgraph specification of Apollo Federation 2.
 */
export function servedSubgraph(
  document: DocumentNode,
  resolvers: ResolverMap,
  references: Readonly<Record<string, ResolveReference>>,
): GraphQLSchema {
  const entities = document.definitions.filter(isObject).filter(({ name }) => name.value in references);
  const sdl = `${print(document)}\n`;
  const answer = async (representation: Readonly<Record<string, unknown>>, ctx: Context) => {
    const type = representation.__typename as string;
    const row = await references[type]?.(representation, ctx);
    // a copy, of its class: others may hold the same row
    return row && Object.assign(Object.create(Object.getPrototypeOf(row)), row, { __typename: type });
  };
  const query = {
    _service: () => ({ sdl }),
    _entities: (_root: unknown, { representations }: { representations: Record<string, unknown>[] }, ctx: Context) =>
      // each by itself: one that fails takes no other with it
      representations.map((representation) => answer(representation, ctx)),
  };
  return makeExecutableSchema({
    typeDefs: [withoutFederation(document), federationTypes(entities.map(({ name }) => name.value))],
    resolvers: {
      ...resolvers,
      Query: { ...(resolvers.Query as object | undefined), ...query },
    } as never,
  });
}

const isObject = (node: DefinitionNode): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION;

/** Can rows of the type be asked for by a key? */
export const isResolvable = ({
  directives = [],
}: {
  directives?: readonly ConstDirectiveNode[] | undefined;
}): boolean =>
  directives.some(
    (directive) =>
      directive.name.value === 'key' &&
      !directive.arguments?.some(({ name, value }) => name.value === 'resolvable' && 'value' in value && !value.value),
  );

const federationTypes = (entities: readonly string[]): DocumentNode =>
  parse(`
    type _Service { sdl: String }
    extend type Query { _service: _Service! }
    ${
      entities.length === 0
        ? ''
        : `scalar _Any
           union _Entity = ${entities.join(' | ')}
           extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
    }`);

const SPECIFIED: ReadonlySet<string> = new Set(specifiedDirectives.map(({ name }) => name));

/** The document as graphql-js takes it: what only composers read is for them. */
const withoutFederation = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SchemaExtension: () => null,
    DirectiveDefinition: () => null,
    Directive: ({ name }) => (SPECIFIED.has(name.value) ? undefined : null),
  });
