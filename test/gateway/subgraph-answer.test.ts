import type { GraphQLError } from 'graphql';
import { readAnswer } from '../../src/gateway/subgraph-answer';
import { isMasked, isUnavailable } from '../../src/gateway/subgraph-errors';

const read = (isOwn: boolean, status: number, body: unknown) => {
  const logged: string[] = [];
  const { data, errors } = readAnswer(
    'archive',
    { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    { isOwn, log: (name, reason) => logged.push(`${name}: ${reason}`) },
  );
  return { data, errors: (errors ?? []) as readonly GraphQLError[], logged };
};
const shown = (errors: readonly GraphQLError[]) => JSON.parse(JSON.stringify(errors));

test('what one of ours answers is taken as it is', () => {
  const error = { message: 'No.', path: ['a', 0, 'b'], extensions: { code: 'AMBIGUOUS', candidates: [{ id: 'x' }] } };
  const { data, errors, logged } = read(true, 200, { data: { a: [null] }, errors: [{ ...error, locations: [] }] });
  expect(data).toEqual({ a: [null] });
  expect(shown(errors)).toEqual([error]);
  expect(errors.every(isMasked)).toBe(true);
  expect(logged).toEqual([]);
});

test.each([
  ['its code, and its name', { code: 'GONE', year: 2026 }, { code: 'GONE', year: 2026, subgraph: 'archive' }],
  ['a code where it has none', undefined, { code: 'DOWNSTREAM_ERROR', subgraph: 'archive' }],
  [
    'nothing of its insides',
    { code: 'X', stacktrace: ['at /srv/a.js'], exception: { a: 1 }, http: { status: 401, headers: {} } },
    { code: 'X', subgraph: 'archive' },
  ],
  ['not a name that it gives itself', { code: 'X', subgraph: 'legal' }, { code: 'X', subgraph: 'archive' }],
])("a partner's error goes out with %s", (_what, extensions, expected) => {
  const { errors } = read(false, 200, { data: null, errors: [{ message: 'No.', path: ['a'], extensions }] });
  expect(shown(errors)).toEqual([{ message: 'No.', path: ['a'], extensions: expected }]);
  expect(errors.some(isUnavailable)).toBe(false);
});

test("a partner's error with our code for a lost answer is its own", () => {
  const extensions = { code: 'DOWNSTREAM_UNAVAILABLE', subgraph: 'archive' };
  const { errors } = read(false, 200, { data: null, errors: [{ message: 'x', path: ['a'], extensions }] });
  expect(errors.map(isUnavailable)).toEqual([false]);
});

test.each([
  ['a page', 502, '<html>Bad gateway</html>', 'HTTP 502, and no GraphQL in it'],
  ['nothing', 200, '', 'HTTP 200, and no GraphQL in it'],
  ['neither data nor errors', 200, '{}', 'HTTP 200, and no GraphQL in it'],
  ['a list', 200, '[]', 'HTTP 200, and no GraphQL in it'],
])('%s instead of an answer is none', (_what, status, body, reason) => {
  const { data, errors, logged } = read(true, status, body);
  expect(data).toBeUndefined();
  expect(shown(errors)).toEqual([
    {
      message: 'The subgraph "archive" gave no answer that can be read. Ask again later.',
      extensions: { code: 'DOWNSTREAM_UNAVAILABLE', subgraph: 'archive' },
    },
  ]);
  expect(errors.map(isUnavailable)).toEqual([true]);
  expect(logged).toEqual([`archive: ${reason}`]);
});

test.each(['UNAUTHENTICATED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'])(
  'where it refuses the gateway (%s) the log says why, and callers that it is no fault of theirs',
  (code) => {
    const { errors, logged } = read(true, 401, {
      errors: [{ message: 'Set GATEWAY_PUBLIC_KEY.', extensions: { code } }],
    });
    expect(errors[0]?.message).toBe('The subgraph "archive" refuses this gateway; the log of the gateway says why.');
    expect(errors.map(isUnavailable)).toEqual([true]);
    expect(logged).toEqual(['archive: HTTP 401: Set GATEWAY_PUBLIC_KEY.']);
  },
);
