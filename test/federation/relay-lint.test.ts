import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import plugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';

const SCHEMA = join(__dirname, '../../schema/plangraph.graphql');

/**
 * The linter's rules for Relay. Where they ask for more than Relay's specification, the contract decides: lists that are no
 * connections are plain lists, rows without an id of their own have edges, and what is only paged forward has first and after.
 */
const RULES = {
  '@graphql-eslint/relay-connection-types': 'error',
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
  '@graphql-eslint/relay-page-info': 'error',
  '@graphql-eslint/require-description': [
    'error',
    {
      types: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      EnumValueDefinition: true,
      DirectiveDefinition: true,
    },
  ],
} as const;

async function faultsOf(text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        languageOptions: {
          parser: plugin.parser,
          parserOptions: { graphQLConfig: { schema: text } },
        },
        plugins: { '@graphql-eslint': plugin },
        rules: RULES,
      } as never,
    ],
  });
  const [result] = await eslint.lintText(text, { filePath: 'schema/plangraph.graphql' });
  return (result?.messages ?? []).map(({ line, message }) => `line ${line}: ${message}`);
}

test('the emitted schema passes the Relay rules, and everything in it is described', async () => {
  expect(await faultsOf(readFileSync(SCHEMA, 'utf8'))).toEqual([]);
});

test.each([
  ['a connection without pageInfo', 'type C { edges: [PlanEdge] }', 'type C', 'type CConnection'],
  ['a field without a description', '"""x""" type Odd { bare: Int }', 'bare', 'bare'],
])('%s is found', async (_what, addition, from, to) => {
  const faults = await faultsOf(`${readFileSync(SCHEMA, 'utf8')}\n${addition.replace(from, to)}`);
  expect(faults.length).toBeGreaterThan(0);
});
