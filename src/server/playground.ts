import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { COST_HEADER } from './cost-header';
import { type PlaygroundPage, playgroundPage } from './playground-page';
import type { PageEncoding, PageToDraw } from './playground-thread';

const EXAMPLES = join(__dirname, '../web/examples');
const BAR = join(__dirname, '../web/playground');

/** For whom an example is: its first line says it ("# For: partners"). In the order in which the bar has them. */
const GROUPS = [
  { name: 'dashboards', said: 'Bảng điều khiển · Dashboards' },
  { name: 'departments', said: 'Sở, phòng, đơn vị · Departments' },
  { name: 'lawyers', said: 'Pháp chế · Legal officers' },
  { name: 'citizens', said: 'Người dân, doanh nghiệp · Citizens' },
  { name: 'partners', said: 'Đơn vị tích hợp · Partners' },
  { name: 'reviewers', said: 'Rà soát · Reviewers' },
  { name: 'editors', said: 'Cập nhật (chạy thử) · Writing (tried only)' },
] as const;

/** An operation that the playground shows as a tab. */
interface Example {
  fileName: string;
  query: string;
}

/** The example operations, in the order of their file names: each a tab of the playground. */
export const exampleOperations = (): Example[] => operationsIn(EXAMPLES);

const operationsIn = (folder: string): Example[] =>
  readdirSync(folder)
    .filter((fileName) => fileName.endsWith('.graphql'))
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .map((fileName) => ({ fileName, query: readFileSync(join(folder, fileName), 'utf8') }));

/** The examples that this schema answers: all of the whole graph; of a module alone those it can, after one of its own. */
export function examplesFor(schema: GraphQLSchema): Example[] {
  const isAnswered = ({ query }: Example) => validate(schema, parse(query)).length === 0;
  // a gateway has all of the graph but what is followed
  const isFollowed = ({ query }: Example) => getOperationAST(parse(query))?.operation === 'subscription';
  const all = exampleOperations().filter((one) => schema.getSubscriptionType() || !isFollowed(one));
  const answered = all.filter(isAnswered);
  return answered.length === all.length
    ? answered
    : [...operationsIn(join(EXAMPLES, 'alone')).filter(isAnswered), ...answered];
}

/**
 * GraphiQL keeps its tabs per origin: where another graph was served at this one, they ask for what is not there. What was served
 * before anything was noted was mostly the whole graph.
 */
const withoutTabsOfAnother = (served: string): string => `<script>
        if ((localStorage.getItem('plangraph:served') ?? 'whole') !== '${served}')
          for (const key of ['tabState', 'query', 'variables']) localStorage.removeItem('graphiql:' + key);
        localStorage.setItem('plangraph:served', '${served}');
      </script>`;

/**
 * The playground as one page that asks no other host for anything: government networks are closed. `subgraph` names the module
 * that is served alone.
 */
function pageOf(schema: GraphQLSchema, subgraph: string | null): Omit<PageToDraw, 'renderer' | 'encoding'> {
  const examples = examplesFor(schema);
  const tabs = examples.map(({ query }) => ({ query }));
  const knowsViewer = schema.getQueryType()?.getFields().viewer !== undefined;
  const given = { examples: examples.map(shownExample), groups: GROUPS, knowsViewer };
  return {
    options: {
      title: subgraph === null ? 'PlanGraph' : `PlanGraph · ${subgraph}`,
      endpoint: '/graphql',
      defaultTabs: tabs,
      defaultQuery: tabs[0]?.query ?? '',
      // what an answer cost is shown with it
      additionalHeaders: { [COST_HEADER]: '1' },
      // subscriptions come as a stream of events: over its WebSocket the key of the headers' tab would not be sent
      subscriptionsProtocol: 'GRAPHQL_SSE',
      method: 'POST',
    },
    head: `${withoutTabsOfAnother(subgraph ?? 'whole')}<style>${readFileSync(join(BAR, 'bar.css'), 'utf8')}</style>`,
    bar: readFileSync(join(BAR, 'bar.js'), 'utf8'),
    given: JSON.stringify(given).replaceAll('<', '\\u003c'),
  };
}

/** What the bar shows of an example: what it is called, for whom it is, and what it says of itself. */
function shownExample({ query }: Example) {
  const lines = query.split('\n');
  const comment = lines.flatMap((line) => (line.startsWith('# ') ? [line.slice(2)] : []));
  const [first = '', ...about] = comment;
  // Matches: "For: partners". Must not match: "For partners: what changed".
  const group = /^For: (\w+)$/.exec(first)?.[1] ?? null;
  // Matches: "query WhoDoesWhat(". Must not match: "{ plan".
  const title = /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? 'Query';
  return { title, group: group ?? GROUPS[0].name, about: (group ? about : comment).join(' '), query };
}

/** /graphiql. The page has 9 MB: it is drawn and compressed once, when first asked for. */
export function playgroundRoutes(app: FastifyInstance, schema: GraphQLSchema, subgraph: string | null): void {
  const packed = new Map<PageEncoding, Promise<PlaygroundPage>>();
  const pack = (encoding: PageEncoding): Promise<PlaygroundPage> => {
    let page = packed.get(encoding);
    if (!page) {
      page = playgroundPage({ ...pageOf(schema, subgraph), encoding });
      packed.set(encoding, page);
      // who asks later may fare better
      page.catch(() => packed.delete(encoding));
    }
    return page;
  };
  app.get('/graphiql', async (request, reply) => {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
    const { body, policy } = await pack(encoding);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply
      .header('vary', 'accept-encoding')
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(body);
  });
}
