import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

const localDate = GraphQLLocalDate.toConfig();

/** JavaScript's calendar has a year 0, PostgreSQL's has not. */
function afterYearZero(day: string): string {
  if (day.startsWith('0000')) throw new GraphQLError(`Value is not a calendar day: ${day}`);
  return day;
}

/** A calendar day as text: a JavaScript Date would move it across time zones. */
export const DateScalar = new GraphQLScalarType({
  ...localDate,
  parseValue: (value: unknown) => afterYearZero(localDate.parseValue(value)),
  parseLiteral: (ast: ValueNode) => afterYearZero(localDate.parseLiteral(ast, {})),
  name: 'Date',
  description: 'A calendar day (ngày), written YYYY-MM-DD. Days are counted in Vietnam (Asia/Ho_Chi_Minh).',
  specifiedByURL: null,
});

export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant (thời điểm) as RFC 3339 writes it, e.g. 2026-11-22T08:30:00.000Z.',
});
