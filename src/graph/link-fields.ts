import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { connect } from './connection';
import type { Context } from './context';
import { COUNT_OF_ALL_COST, Costing, type Costs } from './costs';
import { hasFilters } from './filter-model';
import { Key } from './key';
import { askOf, isPlain, linkArgsClass } from './link-args';
import { backLoader, type Edge, listLoader } from './link-loaders';
import type { BackLink, Link, LinkSet, ManyLink } from './links';
import type { GraphModule } from './module';
import { plainly } from './page-statement';
import { type Row, rowsById } from './rows-by-id';

type Resolve = (root: Row, args: Record<string, unknown>, ctx: Context) => unknown;

/** Type-graphql resolver classes with one field per declared link of the module. */
// biome-ignore lint/complexity/noBannedTypes: resolver classes, as type-graphql takes them
export const linkResolvers = (module: GraphModule): Function[] => module.links.map((set) => resolverOf(module, set));

function resolverOf(module: GraphModule, set: LinkSet) {
  class LinkFields {}
  const isRoot = set.from === 'Query';
  for (const [name, link] of Object.entries(set.links)) {
    const resolve = resolveLink(module, set.from, name, link);
    const args = link.form === 'many' && takesArguments(link) ? linkArgsClass(`${set.from}.${name}`, link) : null;
    const method = args
      ? (root: Row, given: Record<string, unknown>, ctx: Context) => resolve(root, given, ctx)
      : (root: Row, ctx: Context) => resolve(root, {}, ctx);
    Object.defineProperty(LinkFields.prototype, name, { value: method, configurable: true });
    const target = LinkFields.prototype;
    Root()(target, name, 0);
    if (args) Args(() => args)(target, name, 1);
    Ctx()(target, name, args ? 2 : 1);
    const options = { description: link.description, nullable: isNullable(link) };
    const type = () => typeOf(module, link) as never;
    const descriptor = Object.getOwnPropertyDescriptor(target, name) as PropertyDescriptor;
    (isRoot ? Query(type, options) : FieldResolver(type, options))(target, name, descriptor);
    const costs = costsOfLink(link);
    if (costs) Costing(costs)(target, name, descriptor);
  }
  if (isRoot) Resolver()(LinkFields);
  else Resolver(() => required(module.types, set.from, module.name))(LinkFields);
  return LinkFields;
}

/** What is known of a link's cost without more: how many a list is counted as, and where all rows of a type are looked through. */
function costsOfLink(link: Link): Costs | null {
  if (link.form !== 'many') return null;
  if (link.size !== null) return { size: link.size };
  return link.property === null && link.via === null ? { isOfAll: true, count: COUNT_OF_ALL_COST } : null;
}

const takesArguments = (link: ManyLink): boolean =>
  link.isPaged || hasFilters(link.to) || Object.keys(link.args).length > 0;

const isNullable = (link: Link): boolean => link.form === 'back' || (link.form === 'one' && link.isNullable);

function typeOf(module: GraphModule, link: Link): unknown {
  if (link.form === 'oneOf') return required(module.unions, link.to, module.name);
  const type = required(module.types, link.to, module.name);
  if (link.form !== 'many') return type;
  return link.isPaged ? required(module.connections, link.to, module.name) : [type];
}

/** The function behind a link's field: the far row where it is this module's, else its key. */
function resolveLink(module: GraphModule, from: string, name: string, link: Link): Resolve {
  const edge = <L>(declared: L & { to: string }): Edge<L> => ({
    from,
    name,
    link: declared,
    entity: entityOf(module, declared.to),
  });
  switch (link.form) {
    case 'one': {
      const own = isOwn(module, link.to) ? rowsById(entityOf(module, link.to)) : null;
      return (root, _args, ctx) => {
        const id = root[link.property] as number | null;
        if (id === null) return null;
        return own ? ctx.load(own, id) : new Key(link.to, id);
      };
    }
    case 'back': {
      const loader = backLoader(edge<BackLink>(link));
      return (root, _args, ctx) => ctx.load(loader, root.id);
    }
    case 'many': {
      const declared = edge<ManyLink>(link);
      const plain = listLoader(declared, plainly(link));
      return link.isPaged
        ? (root, args, ctx) => {
            const read = (at: Context) => connect(at, declared, root?.id ?? 0, askOf(link, args), args);
            return args.recordedAt instanceof Date ? ctx.asRecorded(args.recordedAt).then(read) : read(ctx);
          }
        : async (root, args, ctx) => {
            const asked = isPlain(args) ? plain : listLoader(declared, askOf(link, args));
            const rows = await ctx.load(asked, root.id);
            ctx.spend(rows.length);
            return rows;
          };
    }
    case 'oneOf':
      return (root) => {
        const choice = link.choices.find(({ property }) => root[property] !== null);
        if (!choice) throw new Error(`${from} ${root.id} has no ${name}.`);
        return new Key(choice.to, root[choice.property] as number);
      };
  }
}

const isOwn = (module: GraphModule, type: string): boolean =>
  type in module.owns || module.entities.includes(module.types[type] as never);

const entityOf = (module: GraphModule, type: string) => module.owns[type] ?? required(module.types, type, module.name);

function required<T>(known: Readonly<Record<string, T>>, name: string, module: string): T {
  const found = known[name];
  if (!found) throw new Error(`A link of module "${module}" names "${name}", which the module does not list.`);
  return found;
}
