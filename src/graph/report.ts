import { Field, Float, Int, ObjectType } from 'type-graphql';
import { HubError } from '../errors';
import type { Condition } from './condition';
import { conditionSql } from './condition-sql';
import type { Context } from './context';
import { filterType } from './filter-model';
import { foundIn } from './kept-rows';
import { percentages } from './largest-remainder';

/** How many dimensions a report groups by at once. */
const MOST_DIMENSIONS = 3;

@ObjectType({ simpleResolvers: true, description: 'A part of a whole (tỷ lệ).' })
export class Share {
  @Field(() => Int, { description: 'How many they are (số lượng).' })
  count!: number;

  @Field(() => Int, { description: 'Of how many (tổng số).' })
  of!: number;

  @Field(() => Float, {
    description:
      'With one decimal; those of a row add up to exactly 100, by largest remainder; 0 of 0 is 0 (phần trăm).',
  })
  percent!: number;
}

/** What a report counts: rows of a type, each in one bucket, by dimensions. */
export interface Report {
  type: string;
  /** The columns that buckets and dimensions read, for the row under `t`: `bucket` among them, and `is_counted`: no row of a total is without it. */
  columns: (day: string) => string;
  /** Its rows with more than the type's view shows of them, as SQL; that view where absent. What is kept of the type shows as much. */
  rows?: string;
  /** What is read beside the row under `t`, once for all columns: joins that keep it one row. `day` is SQL of a date, as for `columns`. */
  beside?: (day: string) => string;
  /** What else must hold of a row under `t` for it to be in the report. */
  condition: string;
  buckets: readonly string[];
  /** Rows that are counted, and that the report has a remark on: a condition on `c`. */
  inDoubt?: string;
  dimensions: Readonly<Record<string, ReportDimension>>;
}

/** What rows are grouped by. */
export interface ReportDimension {
  /** The values of the row under `c`, each once, as `value`. */
  values: string;
  /** The value under an alias as it is told; as it is where absent. */
  text?: (value: string) => string;
  /** What the value under an alias is called, which is looked up once for each group: what groups are sorted by. The value itself where absent. */
  label?: (value: string) => string;
}

/** What a unit is called, of which a dimension's value is the id. */
export const unitName = (value: string): string => `(select u.name from published.unit u where u.id = ${value})`;

/** A row of a report; `values` has one for each dimension, null for the rows without one. */
export interface CountedRow {
  isTotal: boolean;
  values: (string | null)[];
  /** What each value is called. */
  labels: (string | null)[];
  /** How many rows are in each bucket, in the order of the buckets. */
  counts: number[];
  /** How many are in none, as not counted. */
  left: number;
  inDoubt: number;
}

/**
 * The rows of a report that a filter lets through, counted by bucket, in all (first) and by the dimensions, in one
 * statement. The filter's condition is the one under which lists find the same rows.
 */
export async function countRows(
  ctx: Context,
  report: Report,
  where: Condition | null,
  dimensions: readonly string[],
  asOf: string,
): Promise<{ total: CountedRow; groups: CountedRow[] }> {
  const type = filterType(report.type);
  const own = { table: report.rows ?? type.view, type, isKept: false };
  const { text: counted, scope } = foundIn(own, ctx.today, 0, (source, scope) => {
    const day = `${scope.bind(asOf)}::date`;
    const such = where ? ` and ${conditionSql(where, source.type, 't', scope)}` : '';
    return {
      text: `select ${report.columns(day)} from ${source.table} t ${report.beside?.(day) ?? ''} where ${report.condition}${such}`,
    };
  });
  const sums = `
    array[${report.buckets.map((bucket) => `count(*) filter (where c.is_counted and c.bucket = '${bucket}')::int`).join(', ')}] as counts,
    count(*) filter (where not c.is_counted)::int as "left", count(*) filter (where ${report.inDoubt ?? 'false'})::int as "inDoubt"`;
  const grouped = dimensions.map((name, i) => ({ of: report.dimensions[name] as ReportDimension, key: `d${i}` }));
  const joins = grouped.map(({ of, key }) => `left join lateral (${of.values}) ${key} on true`).join(' ');
  const keys = grouped.map(({ key }) => `${key}.value as ${key}`).join(', ');
  const values = grouped.map(({ of, key }) => told(of, `g.${key}`)).join(', ');
  const labels = grouped.map(({ of, key }) => of.label?.(`g.${key}`) ?? told(of, `g.${key}`)).join(', ');
  const groups = `union all
    select false, array[${values}], array[${labels}], g.counts, g."left", g."inDoubt"
      from (select ${keys}, ${sums} from counted c ${joins} where c.is_counted group by ${grouped.map(({ key }) => `${key}.value`).join(', ')}) g`;
  const text = `with counted as materialized (${counted})
    select true as "isTotal", '{}'::text[] as "values", '{}'::text[] as labels, ${sums} from counted c ${dimensions.length > 0 ? groups : ''}`;
  const rows = await ctx.db.rows<CountedRow>(text, scope.values);
  ctx.spend(rows.length);
  const [total] = rows.filter(({ isTotal }) => isTotal);
  if (!total) throw new Error('A report has no total.');
  return { total, groups: rows.filter(({ isTotal }) => !isTotal).toSorted(inOrder) };
}

const told = ({ text }: ReportDimension, value: string): string => text?.(value) ?? `${value}::text`;

/** The dimensions to group by. Errors: BAD_USER_INPUT for too many, or one given twice. */
export function checkDimensions<Dimension extends string>(groupBy: readonly Dimension[] | null): readonly Dimension[] {
  const fault = (what: string) => new HubError('BAD_USER_INPUT', `groupBy: ${what}`, { argument: 'groupBy' });
  const asked = groupBy ?? [];
  if (asked.length > MOST_DIMENSIONS)
    throw fault(`${asked.length} dimensions are too many; give at most ${MOST_DIMENSIONS}.`);
  const twice = asked.find((dimension, i) => asked.indexOf(dimension) !== i);
  if (twice) throw fault(`${twice} is given twice; give each dimension once.`);
  return asked;
}

/** How many rows a row of a report counts, and its buckets as parts of them. */
export function sharesOf({ counts }: CountedRow): { of: number; shares: Share[] } {
  const of = counts.reduce((sum, count) => sum + count, 0);
  const percents = percentages(counts);
  return { of, shares: counts.map((count, i) => ({ count, of, percent: percents[i] ?? 0 })) };
}

const byLabel = new Intl.Collator('vi', { numeric: true });

/** By what the values are called, dimension by dimension, rows without one last; by the values where two are called the same. */
function inOrder(a: CountedRow, b: CountedRow): number {
  const [left, right] = [a, b].map(({ labels, values }) => labels.flatMap((label, i) => [label, values[i] ?? null]));
  for (const [i, one] of (left ?? []).entries()) {
    const other = right?.[i] ?? null;
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    const sign = byLabel.compare(one, other);
    if (sign !== 0) return sign;
  }
  return 0;
}
