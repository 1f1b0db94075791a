import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import { COST_HEADER } from './cost-header';
import { pagePolicy } from './page-policy';

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
const page = (schema: GraphQLSchema, subgraph: string | null): string => {
  const examples = examplesFor(schema);
  const tabs = examples.map(({ query }) => ({ query }));
  const html = renderGraphiQL({
    title: subgraph === null ? 'PlanGraph' : `PlanGraph · ${subgraph}`,
    endpoint: '/graphql',
    defaultTabs: tabs,
    defaultQuery: tabs[0]?.query ?? '',
    // what an answer cost is shown with it
    additionalHeaders: { [COST_HEADER]: '1' },
    // subscriptions come as a stream of events: over its WebSocket the key of the headers' tab would not be sent
    subscriptionsProtocol: 'GRAPHQL_SSE',
    method: 'POST',
  } as Parameters<typeof renderGraphiQL>[0]);
  const bar = readFileSync(join(BAR, 'bar.js'), 'utf8');
  const style = readFileSync(join(BAR, 'bar.css'), 'utf8');
  const knowsViewer = schema.getQueryType()?.getFields().viewer !== undefined;
  const given = JSON.stringify({ examples: examples.map(shownExample), groups: GROUPS, knowsViewer }).replaceAll(
    '<',
    '\\u003c',
  );
  // replaced by functions: "$&" in a text means something to replace()
  return html
    .replace('</title>', (end) => `${end}\n      ${withoutTabsOfAnother(subgraph ?? 'whole')}<style>${style}</style>`)
    .replace('YogaGraphiQL.renderYogaGraphiQL(', (call) => `${bar}\n${call}`)
    .replace(OPTIONS, (_all, before, options) => `${before}openPlayground(${given}, ${options})`);
};

// Matches the editor's call: "renderYogaGraphiQL(\n window.document.querySelector('#root'),\n {…},\n );". Its options are one line.
const OPTIONS = /(YogaGraphiQL\.renderYogaGraphiQL\(\s*window\.document\.querySelector\('#root'\),\s*)(\{.*\})/;

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

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** /graphiql. The page has 9 MB: it is compressed once, when first asked for. */
export function playgroundRoutes(app: FastifyInstance, schema: GraphQLSchema, subgraph: string | null): void {
  const packed = new Map<string, Promise<Buffer>>();
  let policy = '';
  const pack = (encoding: 'br' | 'gzip' | 'identity'): Promise<Buffer> => {
    let body = packed.get(encoding);
    if (!body) {
      const text = page(schema, subgraph);
      policy ||= pagePolicy(text);
      const html = Buffer.from(text);
      body =
        encoding === 'br'
          ? promisify(brotliCompress)(html, BROTLI)
          : encoding === 'gzip'
            ? promisify(gzip)(html)
            : Promise.resolve(html);
      packed.set(encoding, body);
    }
    return body;
  };
  app.get('/graphiql', async (request, reply) => {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    const body = await pack(encoding);
    return reply
      .header('vary', 'accept-encoding')
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(body);
  });
}
