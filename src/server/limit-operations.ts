import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import { VIEWER_HEADER } from '../auth/signed-viewer';
import type { Viewer } from '../auth/viewer';
import { ANYTHING, allowedTo, type Limits } from '../limits/limits';
import { checkShape } from '../limits/operation-shape';
import { COST_HEADER } from './cost-header';
import { faultBehind, standsIn } from './kept-documents';
import { limitsOf, type OperationLimits } from './operation-limits';

/**
 * Refuses, before it runs, an operation that is of a form or a cost that its asker may not have, and says in
 * `extensions.cost` what one cost. What the trusted gateway asks for somebody has been looked at there. Errors: TOO_COSTLY,
 * BAD_USER_INPUT.
 */
export function limitOperations(limits: Limits | null): ApolloServerPlugin<object> {
  /** Those whose form has been looked at: what the gateway asks is kept without that, and may be asked by others then. */
  const looked = new WeakSet<DocumentNode>();
  const look = (document: DocumentNode, { shape }: Limits): void => {
    if (looked.has(document)) return;
    checkShape(document, shape);
    looked.add(document);
  };
  return {
    requestDidStart: async ({ request, contextValue }) => {
      const headers = request.http?.headers;
      const isLookedAt = headers?.has(VIEWER_HEADER) ?? false;
      const allowed = isLookedAt ? ANYTHING : allowedTo((contextValue as { viewer: Viewer }).viewer, limits);
      let checked: OperationLimits | null = null;
      return {
        // validation takes longer than the document is long: what is refused for its form gets no further, and Apollo has
        // no place to say so between parsing and validating but this
        parsingDidStart: async (asked) => async (fault) => {
          if (fault || isLookedAt || limits === null || !asked.document) return;
          try {
            look(asked.document, limits);
          } catch (error) {
            const instead = parse('{ __typename }');
            standsIn(instead, error);
            (asked as { document?: DocumentNode }).document = instead;
          }
        },
        didResolveOperation: async ({ schema, document, operation }) => {
          const refused = faultBehind(document);
          if (refused !== undefined) throw refused;
          if (!isLookedAt && limits !== null) look(document, limits);
          if (!operation) return;
          const found = limitsOf(schema, document, operation);
          found.check(request.variables, allowed);
          checked = found;
        },
        // run also where something was refused: nothing goes through its variables again
        willSendResponse: async ({ response }) => {
          if (headers?.get(COST_HEADER) !== '1' || checked === null) return;
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const { cost } = checked;
          singleResult.extensions = {
            ...singleResult.extensions,
            cost: {
              estimated: cost.estimate(request.variables),
              actual: cost.actual(request.variables, singleResult.data),
              budget: allowed.budget,
            },
          };
        },
      };
    },
  };
}

/** Parsing stops at the most tokens in words of its own. */
export function ofTokens(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  // "Syntax Error: Document contains more that 10000 tokens. Parsing aborted."; not "Syntax Error: Expected Name"
  const most = /contains more tha[nt] (\d+) tokens/.exec(error instanceof GraphQLError ? error.message : '')?.[1];
  if (most === undefined || formatted.extensions?.code !== 'GRAPHQL_PARSE_FAILED') return formatted;
  return {
    ...formatted,
    message: `This query has more than ${most} tokens (the setting MAX_TOKENS). Give values as variables, and ask for less at a time.`,
    extensions: { ...formatted.extensions, code: 'TOO_COSTLY' },
  };
}
