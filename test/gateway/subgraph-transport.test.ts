import { parse } from 'graphql';
import type { CallResult } from '../../src/gateway/subgraph-call';
import { askSubgraph } from '../../src/gateway/subgraph-transport';

/** What is told of a call with this end: to callers, and to the log. */
async function toldOf(result: CallResult, operationType: 'query' | 'mutation') {
  const logged: string[] = [];
  const { errors = [] } = await askSubgraph(
    'legal',
    new URL('http://127.0.0.1:9/graphql'),
    { document: parse('{ a }'), operationType },
    {
      caller: { call: async () => result, close: () => undefined },
      sign: null,
      timeoutMs: 1000,
      isOwn: () => true,
      log: (subgraph, reason) => logged.push(`${subgraph}: ${reason}`),
    },
  );
  return { told: errors.map(({ message }) => message), logged };
}

/** What node makes of a name with several addresses, none of which answers: an error without words. */
const noAddress = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });

test.each<[string, CallResult, string, string]>([
  ['is not there', { kind: 'unreachable', cause: refused }, 'cannot be reached now', refused.message],
  ['is at none of its addresses', { kind: 'unreachable', cause: noAddress }, 'cannot be reached now', 'ECONNREFUSED'],
  ['is slow', { kind: 'slow', timeoutMs: 1000 }, 'gave no answer within 1000 ms', 'no answer within 1000 ms'],
  [
    'says too much',
    { kind: 'too-large', mostBytes: 5 },
    'gave no answer that can be read',
    'an answer of more than 5 bytes',
  ],
])('of a subgraph that %s callers and the log are told', async (_what, result, told, reason) => {
  expect(await toldOf(result, 'query')).toEqual({
    told: [`The subgraph "legal" ${told}. Ask again later.`],
    logged: [`legal: ${reason}`],
  });
  expect((await toldOf(result, 'mutation')).told).toEqual([
    `The subgraph "legal" ${told}. Whether it has written is not known: look before you send it again.`,
  ]);
});
