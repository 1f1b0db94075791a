import { propertyReader } from '../found-row';
import { askOf, isPlain } from '../graph/link-args';
import { backText, type Edge } from '../graph/link-loaders';
import type { BackLink, Link, ManyLink, OneLink, OneOfLink } from '../graph/links';
import { listStatement, plainly } from '../graph/page-statement';
import { rowsByIdText } from '../graph/rows-by-id';
import { askedEarly, askedWithIds, runWith } from './ahead';
import { APART, type Collected, type Compilation, type Place } from './compilation';
import { remembered } from './field-arguments';
import { joinedPlan } from './joined-plan';
import { andThen, each } from './maybe-promise';
import { pagesPlan } from './pages-plan';
import {
  distinct,
  idsReader,
  listed,
  type RowsByParent,
  rowsAhead,
  rowsByAskedId,
  rowsByParent,
  spend,
} from './rows-read';
import { placed } from './write-objects';
import { valuesWriter } from './write-values';
import { type FieldPlan, type FieldWriterOf, NotWritten, type ObjectPlan, onceRead, pick } from './writing';

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

const told = (
  { responseName, field }: Collected,
  reads: readonly string[],
  below: ObjectPlan | null,
  writerOf: FieldWriterOf,
): FieldPlan => ({ responseName, name: field.name, reads, issues: true, below, writerOf });

function onePlan(compilation: Compilation, collected: Collected, edge: Edge<OneLink>): FieldPlan {
  const { link, entity } = edge;
  const joined = joinedPlan(compilation, collected, edge);
  if (joined) return joined;
  const down = compilation.below(collected, JOINING);
  const plan = down(link.to);
  const text = rowsByIdText(entity, plan.wanted);
  // in the past each is written by itself: a resolver counts into the answer by the context that the row carries
  const writerOf = valuesWriter(collected.field.type, down, compilation.joins);
  const idsIn = idsReader(collected.place.prefix + link.property);
  const early = askedWithIds(compilation, entity, plan);
  return told(collected, [link.property], plan, (objects, times, run, at) => {
    const ids = idsIn(objects);
    const asked = distinct(ids);
    const reading = rowsByAskedId(at, text, asked);
    const below = asked.length > 0 ? runWith(early, listed(asked), run) : run;
    return onceRead(run, plan.issues && !early.isAll, reading, (rows) =>
      writerOf(
        ids.map((id) => (id === null ? null : (rows.get(id) ?? null))),
        times,
        below,
      ),
    );
  });
}

function backPlan(compilation: Compilation, collected: Collected, edge: Edge<BackLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const plan = down(edge.link.to);
  const text = backText(edge, plan.wanted);
  const writerOf = valuesWriter(collected.field.type, down);
  const idsIn = idsReader(`${collected.place.prefix}id`);
  return told(collected, ['id'], plan, (objects, times, run, at) => {
    const ids = idsIn(objects) as number[];
    return onceRead(run, plan.issues, rowsByParent(at, { text, values: [] }, ids), (rows) =>
      writerOf(
        // where there are several, the interpreter shows the last
        ids.map((id) => rows.get(id)?.at(-1) ?? null),
        times,
        run,
      ),
    );
  });
}

/**
 * What the rows of a list lead to is read along with them, and by itself where they are many: then many of them lead to the
 * same, which is looked up, sent and written once (decision 0036).
 */
const MOST_PARENTS_JOINED = 200;

function listPlan(compilation: Compilation, collected: Collected, { link, entity }: Edge<ManyLink>): FieldPlan {
  const formAt = (place: Place) => {
    const down = compilation.below(collected, place);
    const plan = down(link.to);
    const statementIn = remembered(collected, (args, today) => ({
      ...listStatement(link, entity, isPlain(args) ? plainly(link) : askOf(link, args), today, plan.wanted),
      isNarrowed: !isPlain(args),
    }));
    return { plan, statementIn, writerOf: valuesWriter(collected.field.type, down) };
  };
  const along = formAt(JOINING);
  let apart: typeof along | undefined;
  const formFor = (parents: number) => {
    if (parents <= MOST_PARENTS_JOINED || along.plan.wanted.joined.length === 0) return along;
    apart ??= formAt(APART);
    return apart;
  };
  const idsIn = idsReader(`${collected.place.prefix}id`);
  const early = askedEarly(compilation, { link, entity }, along.plan);
  const planned = told(collected, ['id'], along.plan, (objects, times, run, at) => {
    const ids = idsIn(objects) as number[];
    const asked = run.ahead?.get(planned) as Promise<RowsByParent> | undefined;
    const form = asked ? along : formFor(ids.length);
    const { plan, statementIn, writerOf } = form;
    const { isNarrowed, ...statement } = statementIn(run, at.today);
    const reading = asked ?? rowsByParent(at, statement, ids);
    const isEarly = !asked && form === along && !isNarrowed && ids.length > 0;
    const below = isEarly ? runWith(early, listed(distinct(ids)), run) : run;
    return onceRead(run, plan.issues && !(isEarly && early.isAll), reading, (found) => {
      const lists = ids.map((id) => found.get(id) ?? []);
      spend(run, lists, times);
      return writerOf(lists, times, below);
    });
  });
  planned.ahead = async (parents, run) => rowsAhead(run.ctx, along.statementIn(run, run.ctx.today), parents);
  return planned;
}

/** The rows of each choice are read together, and written as the type that they are. */
function oneOfPlan(compilation: Compilation, collected: Collected, { link, from, name }: Edge<OneOfLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const { entities } = compilation.facts;
  const choices = link.choices.map(({ to, property }) => {
    const text = rowsByIdText(entities[to] as never, down(to).wanted);
    const writerOf = valuesWriter(compilation.facts.schema.getType(to) as never, down, compilation.joins);
    const name = collected.place.prefix + property;
    const early = askedWithIds(compilation, entities[to] as never, down(to));
    const issues = down(to).issues && !early.isAll;
    return { idOf: propertyReader(name), idsIn: idsReader(name), text, early, writerOf, issues };
  });
  const reads = link.choices.map(({ property }) => property);
  return told(collected, reads, null, (objects, times, run, at) => {
    const groups = choices.map((choice) => ({ choice, numbers: [] as number[] }));
    objects.forEach((object, i) => {
      const group = groups.find(({ choice }) => choice.idOf(object) !== null);
      if (!group) throw new NotWritten(`${from} has no ${name}.`);
      group.numbers.push(i);
    });
    const parts = each(groups, ({ choice, numbers }) => {
      const ids = choice.idsIn(numbers.map((i) => objects[i])) as number[];
      const asked = distinct(ids);
      const reading = rowsByAskedId(at, choice.text, asked);
      const below = asked.length > 0 ? runWith(choice.early, listed(asked), run) : run;
      const writer = onceRead(run, choice.issues, reading, (rows) => {
        const found = ids.map((id) => {
          const row = rows.get(id);
          // whether null may stand here is the interpreter's to say
          if (!row) throw new NotWritten(`${from}.${name} leads nowhere.`);
          return row;
        });
        return choice.writerOf(found, pick(times, numbers), below);
      });
      return andThen(writer, (write) => ({ write, numbers }));
    });
    return andThen(parts, (parts) => placed(objects.length, parts));
  });
}
