import { AsyncLocalStorage } from 'node:async_hooks';

export type SpanKind = 'server' | 'client' | 'internal';

/** Of low cardinality, or an id: no value, no text and no name that a caller gives. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** What somebody outside said of the trace that a request belongs to: the headers of W3C. */
export interface TraceHeaders {
  traceparent?: string | undefined;
  tracestate?: string | undefined;
}

/** Something that takes time, as a trace shows it. */
export interface Span {
  rename(name: string): void;
  set(facts: SpanFacts): void;
  /** It went wrong: `kind` is a code or a class of errors, no words. */
  fail(kind: string): void;
  end(): void;
  /** What a process that is asked for a part of it is told. */
  headers(): Record<string, string>;
  /** As the log has it; null where it is not sent anywhere. */
  traceId: string | null;
}

export interface Tracer {
  begin(name: string, kind: SpanKind, parent: Span | TraceHeaders | null): Span;
}

let tracer: Tracer | null = null;
const underWay = new AsyncLocalStorage<Span>();

/** From now on spans go to this one; to nobody where null. */
export function traceWith(given: Tracer | null): void {
  tracer = given;
}

export const isTracing = (): boolean => tracer !== null;

/** The span that this is done for; undefined where nothing is traced, or nobody asked. */
export const currentSpan = (): Span | undefined => (tracer === null ? undefined : underWay.getStore());

/** A span that is begun here and ended by whoever has it; null where nothing is traced. */
export const beginSpan = (name: string, kind: SpanKind, parent: Span | TraceHeaders | null): Span | null =>
  tracer?.begin(name, kind, parent) ?? null;

/** Does work for a span: what it does in turn hangs on that. */
export const within = <T>(span: Span, work: () => T): T => underWay.run(span, work);

/** Work, as a span of what it is done for. Where nothing is traced it is the work alone. */
export async function inSpan<T>(
  name: string,
  facts: SpanFacts,
  work: (span: Span | null) => Promise<T>,
  kind: SpanKind = 'internal',
): Promise<T> {
  const span = beginSpan(name, kind, underWay.getStore() ?? null);
  if (span === null) return work(null);
  span.set(facts);
  try {
    return await within(span, () => work(span));
  } catch (error) {
    span.fail(kindOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** "57014", "ECONNREFUSED", else the name of its class: never its words. */
export function kindOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
}
