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
  const tabs = examplesFor(schema).map(({ query }) => ({ query }));
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
  return html.replace('</title>', (end) => `${end}\n      ${withoutTabsOfAnother(subgraph ?? 'whole')}`);
};

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
