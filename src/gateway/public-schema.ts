import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLScalarType, type GraphQLSchema, isScalarType, parse } from 'graphql';
import { DateScalar, DateTimeScalar, JsonScalar } from '../graph/scalars';

const OWN_SCALARS: readonly GraphQLScalarType[] = [DateScalar, DateTimeScalar, JsonScalar];

/**
 * The graph as callers see it: requests are checked against it. Scalars of ours are those of the whole graph, so that a value
 * which is none is refused here with the same words.
 */
export function publicSchema(supergraph: string): GraphQLSchema {
  const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)));
  for (const own of OWN_SCALARS) {
    const scalar = schema.getType(own.name);
    if (!isScalarType(scalar)) continue;
    scalar.serialize = own.serialize;
    scalar.parseValue = own.parseValue;
    scalar.parseLiteral = own.parseLiteral;
  }
  return schema;
}
