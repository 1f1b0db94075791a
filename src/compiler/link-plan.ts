import { askOf, isPlain } from '../graph/link-args';
import { backText, type Edge } from '../graph/link-loaders';
import type { BackLink, Link, ManyLink, OneLink, OneOfLink } from '../graph/links';
import { listStatement, plainly } from '../graph/page-statement';
import { type Row, rowsByIdText } from '../graph/rows-by-id';
import type { Collected, Compilation, Place } from './compilation';
import { remembered } from './field-arguments';
import { joinedPlan } from './joined-plan';
import { andThen, each } from './maybe-promise';
import { pagesPlan } from './pages-plan';
import { idsIn, rowsByAskedId, rowsByParent, spend } from './rows-read';
import { placed } from './write-objects';
import { valuesWriter } from './write-values';
import { type FieldPlan, NotWritten, type ObjectPlan, pick, type WriteField } from './writing';

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
  write: WriteField,
): FieldPlan => ({ responseName, name: field.name, reads, below, write });

function onePlan(compilation: Compilation, collected: Collected, edge: Edge<OneLink>): FieldPlan {
  const { link, entity } = edge;
  const joined = joinedPlan(compilation, collected, edge);
  if (joined) return joined;
  const down = compilation.below(collected, JOINING);
  const plan = down(link.to);
  const text = rowsByIdText(entity, plan.wanted);
  const write = valuesWriter(collected.field.type, down, true);
  const property = collected.place.prefix + link.property;
  return told(collected, [link.property], plan, async (objects, times, run, at) => {
    const ids = idsIn(objects, property);
    const rows = await rowsByAskedId(at, text, ids);
    return write(
      ids.map((id) => (id === null ? null : (rows.get(id) ?? null))),
      times,
      run,
    );
  });
}

function backPlan(compilation: Compilation, collected: Collected, edge: Edge<BackLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const plan = down(edge.link.to);
  const text = backText(edge, plan.wanted);
  const write = valuesWriter(collected.field.type, down);
  const id = `${collected.place.prefix}id`;
  return told(collected, ['id'], plan, async (objects, times, run, at) => {
    const ids = idsIn(objects, id) as number[];
    const rows = await rowsByParent(at, { text, values: [] }, ids);
    return write(
      // where there are several, the interpreter shows the last
      ids.map((id) => rows.get(id)?.at(-1) ?? null),
      times,
      run,
    );
  });
}

function listPlan(compilation: Compilation, collected: Collected, { link, entity }: Edge<ManyLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const plan = down(link.to);
  const write = valuesWriter(collected.field.type, down);
  const statementIn = remembered(collected, (args, today) =>
    listStatement(link, entity, isPlain(args) ? plainly(link) : askOf(link, args), today, plan.wanted),
  );
  const id = `${collected.place.prefix}id`;
  return told(collected, ['id'], plan, async (objects, times, run, at) => {
    const ids = idsIn(objects, id) as number[];
    const found = await rowsByParent(at, statementIn(run, at.today), ids);
    const lists = ids.map((id) => found.get(id) ?? []);
    spend(run, lists, times);
    return write(lists, times, run);
  });
}

/** The rows of each choice are read together, and written as the type that they are. */
function oneOfPlan(compilation: Compilation, collected: Collected, { link, from, name }: Edge<OneOfLink>): FieldPlan {
  const down = compilation.below(collected, JOINING);
  const { entities } = compilation.facts;
  const choices = link.choices.map(({ to, property }) => {
    const text = rowsByIdText(entities[to] as never, down(to).wanted);
    const write = valuesWriter(compilation.facts.schema.getType(to) as never, down, true);
    return { property: collected.place.prefix + property, text, write };
  });
  const reads = link.choices.map(({ property }) => property);
  return told(collected, reads, null, (objects, times, run, at) => {
    const groups = choices.map((choice) => ({ choice, indices: [] as number[] }));
    objects.forEach((object, i) => {
      const group = groups.find(({ choice }) => (object as Row)[choice.property] !== null);
      if (!group) throw new NotWritten(`${from} has no ${name}.`);
      group.indices.push(i);
    });
    const written = each(groups, async ({ choice, indices }) => {
      const ids = idsIn(
        indices.map((i) => objects[i]),
        choice.property,
      ) as number[];
      const rows = await rowsByAskedId(at, choice.text, ids);
      const found = ids.map((id) => {
        const row = rows.get(id);
        // whether null may stand here is the interpreter's to say
        if (!row) throw new NotWritten(`${from}.${name} leads nowhere.`);
        return row;
      });
      return { texts: await choice.write(found, pick(times, indices), run), indices };
    });
    return andThen(written, (parts) => placed(objects.length, parts));
  });
}
