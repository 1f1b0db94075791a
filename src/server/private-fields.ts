import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** The fields whose answers hang on who asks: an answer with one of them is kept for nobody. All others say the same to all. */
export const PRIVATE_FIELDS: ReadonlySet<string> = new Set([
  'Query.viewer',
  'Query.apiKeys',
  'LegalDocument.visibility',
  'LegalDocument.visibleTo',
  // what was reported is shown to editors, and that there is something to all
  'Query.reviewItems',
]);

/** Whether a document asks for a field that answers each caller otherwise. */
export function asksOfCaller(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = false;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        if (PRIVATE_FIELDS.has(`${types.getParentType()?.name}.${name.value}`)) found = true;
      },
    }),
  );
  return found;
}
