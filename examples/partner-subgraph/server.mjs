import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import { openLetters } from './letters.mjs';
import { readKey, viewerOf } from './viewer.mjs';

const { PORT = '4010', HOST = '127.0.0.1', GATEWAY_PUBLIC_KEY } = process.env;
const publicKey = GATEWAY_PUBLIC_KEY ? readKey(GATEWAY_PUBLIC_KEY) : null;
const letters = openLetters();
const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');

// what every subgraph answers besides its own schema: https://www.apollographql.com/docs/graphos/reference/federation/subgraph-spec
const FEDERATION = `
  directive @link(url: String!, import: [String!]) repeatable on SCHEMA
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT
  scalar _Any
  union _Entity = Unit | LegalDocument
  type _Service { sdl: String! }
  extend type Query { _service: _Service!, _entities(representations: [_Any!]!): [_Entity]! }
`;

/** The hub's roles that may see who wrote. */
const STAFF = new Set(['EDITOR', 'ADMIN']);

const resolvers = {
  Query: {
    _service: () => ({ sdl }),
    // async: what one throws is its own error, and its neighbours are answered
    _entities: (_root, { representations }, { about }) =>
      representations.map(async ({ __typename, id }) => {
        const found = typeof id === 'string' ? await about[__typename]?.load(id) : null;
        return found ? { __typename, id } : null;
      }),
    feedback: (_root, { code }) => letters.byCode(code),
    openFeedback: (_root, { first }) => letters.newestOpen(Math.max(first, 0)),
  },
  _Entity: { __resolveType: ({ __typename }) => __typename },
  Unit: { feedback: ({ id }, _args, { about }) => about.Unit.load(id) },
  LegalDocument: { feedback: ({ id }, _args, { about }) => about.LegalDocument.load(id) },
  Feedback: {
    contact: ({ contact }, _args, { viewer }) => (STAFF.has(viewer?.role) ? contact : null),
    unit: (letter) => letters.reference(letter, 'Unit'),
    document: (letter) => letters.reference(letter, 'LegalDocument'),
  },
};

/** What the resolvers of one request share: who asks, and all that its fields ask for at once. */
const context = async ({ request }) => ({
  viewer: await viewerOf(request.headers, publicKey),
  about: {
    Unit: new DataLoader((ids) => letters.about('Unit', ids)),
    LegalDocument: new DataLoader((ids) => letters.about('LegalDocument', ids)),
  },
});

const schema = createSchema({ typeDefs: [sdl, FEDERATION], resolvers });
const server = createServer(createYoga({ schema, context, landingPage: false }));
server.listen(Number(PORT), HOST, () => {
  console.error(`The feedback desk answers at http://${HOST}:${server.address().port}/graphql`);
});
