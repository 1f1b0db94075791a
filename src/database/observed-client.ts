import type { ClientBase } from 'pg';
import { beginSpan, currentSpan, isTracing, kindOf, type Span } from '../observe/spans';
import { statements as counted } from '../observe/tally';
import { HubClient } from './pg-client';
import { statementSummary } from './statement-summary';
import { StatementsBatch } from './statements-batch';

/** For whom a connection is lent: what is sent when an answer has come in is not sent in the context of who asked for it. */
const lentFor = new WeakMap<ClientBase, Span>();

/** Remembers for whom a connection is lent, until it is given back; costs nothing where nothing is traced. */
export function noteLent(client: ClientBase): void {
  const span = currentSpan();
  if (span) lentFor.set(client, span);
}

export function noteGivenBack(client: ClientBase): void {
  if (isTracing()) lentFor.delete(client);
}

/** A client that counts what is sent, and tells traces of it. Pools of the hub are made of these. */
export class ObservedClient extends HubClient {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own method has a dozen forms, which are all handed on
  override query(...given: any[]): any {
    const [first] = given;
    const send = super.query as (...all: unknown[]) => unknown;
    if (first instanceof StatementsBatch) {
      watchBatch(this, first);
      return send.apply(this, given);
    }
    const end = begin(this, 1, () => [typeof first === 'string' ? first : String((first as { text?: unknown }).text)]);
    const answer = send.apply(this, given);
    if (answer instanceof Promise)
      answer.then(
        () => end(null),
        (error: unknown) => end(error),
      );
    else end(null);
    return answer;
  }
}

function watchBatch(client: ClientBase, batch: StatementsBatch): void {
  const { statements } = batch;
  batch.ended = begin(client, statements.length, () => statements.map(({ text }) => text));
}

/** Counts from now on; to be called once with what came of it. */
function begin(client: ClientBase, count: number, texts: () => string[]): (error: unknown) => void {
  const since = performance.now();
  const parent = isTracing() ? (lentFor.get(client) ?? currentSpan()) : undefined;
  const span = parent ? spanOf(parent, texts()) : null;
  counted.sent += count;
  return (error) => {
    counted.seconds.add((performance.now() - since) / 1000);
    if (error !== null) counted.failed += 1;
    if (!span) return;
    if (error !== null) span.fail(kindOf(error));
    span.end();
  };
}

/** What several that are sent together are called; what they are stands in an attribute. */
const TOGETHER = 'BATCH';
const MOST_NAMED = 10;

function spanOf(parent: Span, texts: readonly string[]): Span | null {
  const summaries = texts.map(statementSummary);
  const span = beginSpan(summaries.length === 1 ? (summaries[0] as string) : TOGETHER, 'client', parent);
  span?.set({
    'db.system.name': 'postgresql',
    'db.query.summary': summaries.slice(0, MOST_NAMED).join('; '),
    ...(summaries.length === 1 ? {} : { 'db.operation.batch.size': summaries.length }),
  });
  return span;
}
