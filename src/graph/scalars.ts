import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars';

const localDate = GraphQLLocalDate.toConfig();

/** A day that exists; an error knows its place in the query, `nodes`. JavaScript's calendar has a year 0, PostgreSQL's has not. */
function dayOf(read: () => string, written: unknown, nodes: ValueNode | null = null): string {
  let day: string | null = null;
  try {
    day = read();
  } catch {
    // said below, in the words of this graph
  }
  if (day === null || day.startsWith('0000'))
    throw new GraphQLError(
      `${JSON.stringify(written)} is not a calendar day; a Date is written YYYY-MM-DD and exists.`,
      { nodes },
    );
  return day;
}

/** A calendar day as text: a JavaScript Date would move it across time zones. */
export const DateScalar = new GraphQLScalarType({
  ...localDate,
  parseValue: (value: unknown) => dayOf(() => localDate.parseValue(value), value),
  parseLiteral: (ast: ValueNode) =>
    dayOf(() => localDate.parseLiteral(ast, {}), 'value' in ast ? ast.value : ast.kind, ast),
  name: 'Date',
  description: 'A calendar day (ngày), written YYYY-MM-DD. Days are counted in Vietnam (Asia/Ho_Chi_Minh).',
  specifiedByURL: null,
});

const dateTime = GraphQLDateTimeISO.toConfig();

function instantOf(read: () => Date, written: unknown, nodes: ValueNode | null = null): Date {
  try {
    return read();
  } catch {
    throw new GraphQLError(
      `${JSON.stringify(written)} is not an instant; a DateTime is written as 2026-11-22T08:30:00Z, with its time zone.`,
      { nodes },
    );
  }
}

export const DateTimeScalar = new GraphQLScalarType({
  ...dateTime,
  parseValue: (value: unknown) => instantOf(() => dateTime.parseValue(value), value),
  parseLiteral: (ast: ValueNode) =>
    instantOf(() => dateTime.parseLiteral(ast, {}), 'value' in ast ? ast.value : ast.kind, ast),
  name: 'DateTime',
  description: 'An instant (thời điểm) as RFC 3339 writes it, e.g. 2026-11-22T08:30:00.000Z.',
});

export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'A value as JSON has them (giá trị JSON): a text, a number, true or false, a list, an object.',
  specifiedByURL: null,
});
