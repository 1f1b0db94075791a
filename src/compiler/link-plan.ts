import { propertyReader } from '../found-row';
import type { Context } from '../graph/context';
import { askOf, isPlain } from '../graph/link-args';
import { backText, type Edge } from '../graph/link-loaders';
import type { BackLink, Link, ManyLink, OneLink, OneOfLink } from '../graph/links';
import { listStatement, plainly, type Statement } from '../graph/page-statement';
import type { EntityClass } from '../graph/row-table';
import { type Mergeable, rowsByIdText } from '../graph/rows-by-id';
import { askAlong, askedAhead, hangingOn, MOST_AT_ONCE } from './ahead';
import { APART, type Collected, type Compilation, type Place } from './compilation';
import { remembered } from './field-arguments';
import { joinedPlan } from './joined-plan';
import { andThen, each } from './maybe-promise';
import { pagesPlan } from './pages-plan';
import { byAskedId, byParent, idsReader, parentsWith, type RowsById, type RowsByParent, spend } from './rows-read';
import { placed } from './write-objects';
import { valuesWriter } from './write-values';
import {
  type Asked,
  type FieldPlan,
  type FieldWriterOf,
  NotWritten,
  type ObjectPlan,
  onceRead,
  type Parents,
  pick,
  type Run,
  type WriterOf,
} from './writing';

/** How a declared link is written: one statement for all rows that it leaves, which reads what is selected. */
export function linkPlan(compilation: Compilation, collected: Collected, edge: Edge<Link>): FieldPlan {
  switch (edge.link.form) {
    case 'one':
      return onePlan(compilation, collected, edge as Edge<OneLink>);
    case 'back':
      return backPlan(compilation, collected, edge as Edge<BackLink>);
    case 'oneOf':
      return oneOfPlan(compilation, collected, edge as Edge<OneOfLink>);
    case 'many':
      return (edge.link.isPaged ? pagesPlan : listPlan)(compilation, collected, edge as Edge<ManyLink>);
  }
}

/** The statements of links can read what the rows lead to along with them. */
const JOINING: Place = { prefix: '', canJoin: true };

/** There is none that could be asked for. */
const nothingFor = (run: Run): Asked<RowsById> => ({ reading: new Map(), below: run, isAll: false });

const told = (
  { responseName, field }: Collected,
  reads: readonly string[],
  below: ObjectPlan | null,
  writerOf: FieldWriterOf,
): FieldPlan => ({ responseName, name: field.name, reads, issues: true, below, writerOf });

/** How rows are read by their ids, with what hangs on them. */
function readingById(compilation: Compilation, entity: EntityClass, plan: ObjectPlan) {
  const statement: Statement = { text: rowsByIdText(entity, plan.wanted), values: [] };
  // one that others were merged into may be found twice
  const hanging = hangingOn(compilation, plan.fields, !(entity as Mergeable).mergedIn);
  return (parents: Parents, run: Run, at: Context): Asked<RowsById> =>
    askAlong({ statement, parents }, hanging, run, at, byAskedId);
}

function onePlan(compilation: Compilation, collected: Collected, edge: Edge<OneLink>): FieldPlan {
  const { link, entity } = edge;
  const joined = joinedPlan(compilation, collected, edge);
  if (joined) return joined;
  const down = compilation.below(collected, JOINING);
  const plan = down(link.to);
  const reading = readingById(compilation, entity, plan);
  // in the past each is written by itself: a resolver counts into the answer by the context that the row carries
  const writerOf = valuesWriter(collected.field.type, down, compilation.joins);
  const column = collected.place.prefix + link.property;
  const idsIn = idsReader(column);
  const planned = told(collected, [link.property], plan, (objects, times, run, at) => {
    const ids = idsIn(objects);
    const parents = parentsWith(ids);
    const asked = askedAhead<Asked<RowsById>>(planned, run) ?? (parents ? reading(parents, run, at) : nothingFor(run));
    return onceRead(run, plan.issues && !asked.isAll, asked.reading, (rows) =>
      writerOf(
        ids.map((id) => (id === null ? null : (rows.get(id) ?? null))),
        times,
        asked.below,
      ),
    );
  });
  planned.ahead = { by: [column], ask: ([parents], run) => reading(parents as Parents, run, run.ctx) };
  return planned;
}

function backPlan(compilation: Compilation, collected: Collected, edge: Edge<BackLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const plan = down(edge.link.to);
  const statement: Statement = { text: backText(edge, plan.wanted), values: [] };
  const hanging = hangingOn(compilation, plan.fields, true);
  const reading = (parents: Parents, run: Run, at: Context): Asked<RowsByParent> =>
    askAlong({ statement, parents }, hanging, run, at, byParent);
  const writerOf = valuesWriter(collected.field.type, down);
  const column = `${collected.place.prefix}id`;
  const idsIn = idsReader(column);
  const planned = told(collected, ['id'], plan, (objects, times, run, at) => {
    const ids = idsIn(objects) as number[];
    const asked = askedAhead<Asked<RowsByParent>>(planned, run) ?? reading(parentsWith(ids) as Parents, run, at);
    return onceRead(run, plan.issues && !asked.isAll, asked.reading, (rows) =>
      writerOf(
        // where there are several, the interpreter shows the last
        ids.map((id) => rows.get(id)?.at(-1) ?? null),
        times,
        asked.below,
      ),
    );
  });
  planned.ahead = { by: [column], ask: ([parents], run) => reading(parents as Parents, run, run.ctx) };
  return planned;
}

function listPlan(compilation: Compilation, collected: Collected, { link, entity }: Edge<ManyLink>): FieldPlan {
  const formAt = (place: Place): ListForm => {
    const down = compilation.below(collected, place);
    const plan = down(link.to);
    const statementIn = remembered(collected, (args, today) =>
      listStatement(link, entity, isPlain(args) ? plainly(link) : askOf(link, args), today, plan.wanted),
    );
    const hanging = hangingOn(compilation, plan.fields, link.via === null);
    const reading = (parents: Parents, run: Run, at: Context): Asked<RowsByParent> =>
      askAlong({ statement: statementIn(run, at.today), parents }, hanging, run, at, byParent);
    return { plan, reading, writerOf: valuesWriter(collected.field.type, down) };
  };
  // what the rows lead to is looked up, sent and written once by itself where they are many: then many of them lead to the same
  const along = formAt(JOINING);
  let apart: ListForm | undefined;
  const isJoined = along.plan.wanted.joined.length > 0;
  const formFor = (parents: number) => {
    if (!isJoined || parents <= MOST_AT_ONCE) return along;
    apart ??= formAt(APART);
    return apart;
  };
  const column = `${collected.place.prefix}id`;
  const idsIn = idsReader(column);
  const planned = told(collected, ['id'], along.plan, (objects, times, run, at) => {
    const ids = idsIn(objects) as number[];
    const early = askedAhead<Asked<RowsByParent>>(planned, run);
    const { plan, reading, writerOf } = early ? along : formFor(ids.length);
    const asked = early ?? reading(parentsWith(ids) as Parents, run, at);
    return onceRead(run, plan.issues && !asked.isAll, asked.reading, (found) => {
      const lists = ids.map((id) => found.get(id) ?? []);
      spend(run, lists, times);
      return writerOf(lists, times, asked.below);
    });
  });
  planned.ahead = {
    by: [column],
    ask: ([parents], run) => along.reading(parents as Parents, run, run.ctx),
  };
  return planned;
}

/** The rows of each choice are read together, and written as the type that they are. */
function oneOfPlan(compilation: Compilation, collected: Collected, { link, from, name }: Edge<OneOfLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const { entities } = compilation.facts;
  const choices = link.choices.map(({ to, property }) => {
    const writerOf = valuesWriter(compilation.facts.schema.getType(to) as never, down, compilation.joins);
    const column = collected.place.prefix + property;
    const reading = readingById(compilation, entities[to] as EntityClass, down(to));
    return { column, idOf: propertyReader(column), idsIn: idsReader(column), reading, writerOf, plan: down(to) };
  });
  const reads = link.choices.map(({ property }) => property);
  const planned = told(collected, reads, null, (objects, times, run, at) => {
    const early = askedAhead<AskedChoices>(planned, run);
    const groups = choices.map((choice, i) => ({ choice, early: early?.choices[i], numbers: [] as number[] }));
    objects.forEach((object, i) => {
      const group = groups.find(({ choice }) => choice.idOf(object) !== null);
      if (!group) throw new NotWritten(`${from} has no ${name}.`);
      group.numbers.push(i);
    });
    const parts = each(groups, ({ choice, early, numbers }) => {
      const ids = choice.idsIn(numbers.map((i) => objects[i])) as number[];
      const parents = parentsWith(ids);
      const asked = early ?? (parents ? choice.reading(parents, run, at) : nothingFor(run));
      const writer = onceRead(run, choice.plan.issues && !asked.isAll, asked.reading, (rows) => {
        const found = ids.map((id) => {
          const row = rows.get(id);
          // whether null may stand here is the interpreter's to say
          if (!row) throw new NotWritten(`${from}.${name} leads nowhere.`);
          return row;
        });
        return choice.writerOf(found, pick(times, numbers), asked.below);
      });
      return andThen(writer, (write) => ({ write, numbers }));
    });
    return andThen(parts, (parts) => placed(objects.length, parts));
  });
  planned.ahead = {
    by: choices.map(({ column }) => column),
    ask: (parents, run): AskedChoices => {
      const asked = choices.map(({ reading }, i) => reading(parents[i] as Parents, run, run.ctx));
      return {
        choices: asked,
        reading: Promise.all(asked.map(({ reading }) => reading)),
        below: run,
        isAll: asked.every(({ isAll }) => isAll),
      };
    },
  };
  return planned;
}

/** How a list is read, and written. */
interface ListForm {
  plan: ObjectPlan;
  reading(parents: Parents, run: Run, at: Context): Asked<RowsByParent>;
  writerOf: WriterOf;
}

/** What was asked for each choice. */
interface AskedChoices extends Asked {
  choices: readonly Asked<RowsById>[];
}
