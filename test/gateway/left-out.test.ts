import { parse, print } from 'graphql';
import { withoutLeftOut } from '../../src/gateway/left-out';

const shown = (query: string, variables: Record<string, unknown> = {}) =>
  print(withoutLeftOut(parse(query), variables)).replaceAll(/\s+/g, ' ');

const NOTHING = '__nothing: __typename @skip(if: true)';

test.each<[string, string, Record<string, unknown>, string]>([
  ['what stays loses the condition', '{ a @skip(if: false) b @include(if: true) }', {}, '{ a b }'],
  ['what is left out is gone', '{ a @skip(if: true) b @include(if: false) c }', {}, '{ c }'],
  ['asked twice, it stays once', '{ a @skip(if: true) a }', {}, '{ a }'],
  ['skipped and included, it is left out', '{ a @skip(if: true) @include(if: true) b }', {}, '{ b }'],
  [
    'variables decide',
    'query ($x: Boolean!) { a @skip(if: $x) b @include(if: $x) }',
    { x: true },
    'query ($x: Boolean!) { b }',
  ],
  [
    'fragments likewise',
    '{ ... @skip(if: true) { a } ...F @include(if: true) ...F @skip(if: true) } fragment F on Q { b @skip(if: true) c }',
    {},
    '{ ...F } fragment F on Q { c }',
  ],
  ['other directives stay', '{ a @other(if: true) @skip(if: false) }', {}, '{ a @other(if: true) }'],
  ['a selection is never empty', '{ a { b @skip(if: true) } }', {}, `{ a { ${NOTHING} } }`],
  ['nor is the whole', '{ a @skip(if: true) }', {}, `{ ${NOTHING} }`],
])('%s', (_what, query, variables, expected) => {
  expect(shown(query, variables)).toBe(expected);
});
