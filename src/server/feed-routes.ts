import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { atomText } from '../web/feeds/atom';
import { calendarText } from '../web/feeds/calendar';
import { changesFeed } from '../web/feeds/change-entries';
import { idsIn } from '../web/feeds/change-sentences';
import { deadlinesCalendar } from '../web/feeds/deadline-events';
import { type ChangesAnswer, type DeadlinesAnswer, type NamedNode, nameOf } from '../web/feeds/feed-answers';
import { type FeedPlace, feedPlace } from '../web/feeds/feed-place';
import { termsOf } from '../web/feeds/terms';
import { FEED_OPERATIONS, type FeedOperation, feedQuery } from './feed-operations';
import { askPages, type PageSize } from './feed-pages';
import { askForFeed, type Found } from './feed-question';
import { Gone } from './live/ask-inside';
import { vietnamDay } from './vietnam-day';

/** What feeds begin with: what is asked for them is counted, and they are not. */
export const FEEDS = '/feeds/';

const ATOM = 'application/atom+xml; charset=utf-8';
const ICS = 'text/calendar; charset=utf-8';

/** So much a feed tells. */
const MOST_CHANGES = 200;
const MOST_TASKS = 1000;

/** How many names one look-up gives. */
const MOST_NAMES = 100;
const ROLES = ['LEAD', 'COORDINATE'];

interface Body {
  text: string;
  type: string;
  /** When the newest of it was changed; null where that does not say whether it is the same. */
  changedAt: string | null;
}

type Asked = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, unknown> }>;

/**
 * Feeds of a plan and of a unit: what changed (Atom), and deadlines (iCalendar). They are made of what the graph answers the caller. `publicUrl`:
 * what their links begin with; null: as the request says.
 */
export function feedRoutes(app: FastifyInstance, schema: GraphQLSchema, publicUrl: string | null): void {
  const terms = termsOf(schema);
  const pageSize: PageSize = { largest: Math.max(MOST_CHANGES, MOST_TASKS) };
  const queries = new Map(FEED_OPERATIONS.map((name) => [name, feedQuery(name)]));

  type Ask = <Data>(operation: FeedOperation, variables: Record<string, unknown>) => Promise<Found<Data>>;
  type Make = (ask: Ask, place: FeedPlace, request: Asked) => Promise<Found<Body>>;

  const changes =
    (operation: FeedOperation): Make =>
    async (ask, place) => {
      const found = await askPages({
        ask: (page) => ask<ChangesAnswer>(operation, { id: place.id, ...page }),
        listOf: ({ changes }) => changes,
        most: MOST_CHANGES,
        pageSize,
      });
      if (found.kind === 'failed' || !isThere(found.data.node)) return orAbsent(found);
      const ids = idsIn(found.data.changes.nodes).slice(0, MOST_NAMES);
      const named = ids.length === 0 ? null : await ask<{ nodes: (NamedNode | null)[] }>('names', { ids });
      if (named?.kind === 'failed') return named;
      const nodes = named?.data.nodes ?? [];
      const names = new Map(nodes.flatMap((node) => (node?.id ? [[node.id, nameOf(node)]] : [])));
      const feed = changesFeed(found.data, place, terms, names);
      return { kind: 'found', data: { text: atomText(feed), type: ATOM, changedAt: feed.updated } };
    };

  const deadlines =
    (operation: FeedOperation): Make =>
    async (ask, place, { query }) => {
      const since = yearBefore(vietnamDay(new Date()));
      const { role } = query;
      if (role !== undefined && !ROLES.includes(String(role))) return wrongRole(role);
      const variables = operation === 'unit-deadlines' ? { role: role ?? null } : {};
      const found = await askPages({
        ask: (page) => ask<DeadlinesAnswer>(operation, { id: place.id, since, ...variables, ...page }),
        listOf: ({ node }) => node?.tasks ?? null,
        most: MOST_TASKS,
        pageSize,
      });
      if (found.kind === 'failed' || !isThere(found.data.node)) return orAbsent(found);
      const text = calendarText(deadlinesCalendar(found.data, place, terms, since));
      // a task that is gone changes it, and leaves no instant
      return { kind: 'found', data: { text, type: ICS, changedAt: null } };
    };

  const feed = (kind: FeedPlace['kind'], file: string, make: Make): void => {
    app.get(`${FEEDS}${kind}/:id/${file}`, async (request: Asked, reply) => {
      const origin = publicUrl ?? originOf(request);
      if (origin === null) return fail(reply, 400, 'The Host of the request is none: it is a name or an address.');
      const ask: Ask = (operation, variables) =>
        askForFeed(app.server, { query: queries.get(operation) ?? '', variables }, request, reply);
      try {
        const made = await make(ask, feedPlace(origin, request.url, kind, request.params.id), request);
        if (made.kind === 'found') return give(request, reply, made.data);
        if (made.retryAfterS !== null) reply.header('retry-after', made.retryAfterS);
        return fail(reply, made.status, made.status === 404 ? ABSENT : made.message);
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        return reply.hijack();
      }
    });
  };
  feed('plans', 'changes.atom', changes('plan-changes'));
  feed('plans', 'deadlines.ics', deadlines('plan-deadlines'));
  feed('units', 'changes.atom', changes('unit-changes'));
  feed('units', 'deadlines.ics', deadlines('unit-deadlines'));
}

/** The same for what is hidden and what is absent. */
const ABSENT =
  'Nothing is here: a feed is of the "id" of a plan or unit as the graph gives it, as in /feeds/plans/ID/changes.atom.';

/** A node of another type has nothing of what is asked of this one. */
const isThere = (node: { id?: string } | null | undefined): boolean => node?.id !== undefined;

const orAbsent = <Data>(found: Found<Data>): Extract<Found<Data>, { kind: 'failed' }> =>
  found.kind === 'failed' ? found : { kind: 'failed', status: 404, message: ABSENT, retryAfterS: null };

const wrongRole = (role: unknown): Found<Body> => ({
  kind: 'failed',
  status: 400,
  message: `role=${JSON.stringify(role)} is no role: it is LEAD or COORDINATE; leave it out for both.`,
  retryAfterS: null,
});

const fail = (reply: FastifyReply, status: number, message: string): FastifyReply =>
  reply
    .code(status)
    .type('text/plain; charset=utf-8')
    .send(`${message.replace(/\s+/g, ' ')}\n`);

/** What a client that has it already is not sent again (RFC 9110, 13). */
function give(request: FastifyRequest, reply: FastifyReply, { text, type, changedAt }: Body): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply.headers({ 'cache-control': 'no-cache', vary: 'authorization', etag });
  const changed = changedAt === null ? null : new Date(Math.floor(Date.parse(changedAt) / 1000) * 1000);
  // what changes twice in a second has one date for both
  const isDated = changed !== null && Date.now() - changed.getTime() > 2000;
  if (isDated) reply.header('last-modified', changed.toUTCString());
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  const isSame =
    tags !== undefined
      ? tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()))
      : isDated && since !== undefined && Date.parse(since) >= changed.getTime();
  return isSame ? reply.code(304).send() : reply.type(type).send(text);
}

/** As the request's Host has it; null for one that is none. */
function originOf({ protocol, host }: FastifyRequest): string | null {
  const address = `${protocol}://${host}/`;
  return URL.canParse(address) ? new URL(address).origin : null;
}

/** "2025-06-30" for "2026-06-30", "2027-03-01" for "2028-02-29". */
function yearBefore(day: string): string {
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  return before.toISOString().slice(0, 10);
}
