import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { HubError } from '../errors';

// Matches: ' Did you mean "tasks"?', ' Did you mean the enum value "LATE"?'. Must not match: "Did you mean" in a value that is named.
const SUGGESTION = / ?Did you mean [^?]{1,1000}\?$/;

const NO_INTROSPECTION =
  'Introspection is switched off here (INTROSPECTION=off): ask who runs this graph for its schema.';

/** An error of the protocol without the names of the schema that it suggests; one of ours suggests none, but what is stored. */
export function withoutSuggestions(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (error instanceof GraphQLError && (error instanceof HubError || error.originalError instanceof HubError))
    return formatted;
  // Apollo's words are for who writes the server
  if (formatted.extensions?.validationErrorCode === 'INTROSPECTION_DISABLED')
    return { ...formatted, message: NO_INTROSPECTION };
  return { ...formatted, message: formatted.message.replace(SUGGESTION, '') };
}
