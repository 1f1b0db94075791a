import { instantAfterAll } from '../instant';

const HISTORY = 'nodes { history(first: 100) { nodes { fields { name before after } } } }';

/** What was changed of all that names a document, as it was recorded: random operations hardly ever ask for so much of it. */
export const recordedHistories = async () => ({
  isValid: true,
  query: `query ($at: DateTime!) { legalDocuments(first: 200, recordedAt: $at) { ${HISTORY} } plans(first: 100, recordedAt: $at) { ${HISTORY} } }`,
  variables: { at: (await instantAfterAll()).toISOString() },
});
