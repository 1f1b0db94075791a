import type { TypedDocumentString } from '../generated/graphql';

/** Where the playground shows an operation with what it is asked with: a link that can be sent. */
export const queryAddress = <Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): string =>
  `/graphiql?${new URLSearchParams({ query: document.toString(), variables: JSON.stringify(variables, null, 2) })}`;
