import {
  type Attributes,
  type Context,
  createTraceState,
  DiagLogLevel,
  diag,
  isSpanContextValid,
  SpanKind as OtelKind,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  type SpanContext,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import type { TraceSettings } from './observe-settings';
import type { Span, SpanKind, TraceHeaders, Tracer } from './spans';

export interface OpenTracing {
  tracer: Tracer;
  /** Sends what is held back, and nothing more. */
  close(): Promise<void>;
}

export interface TracingOptions extends TraceSettings {
  version: string;
  /** Behind a gateway its word is taken for whether a request is traced; a caller's is not. */
  isBehindGateway: boolean;
  /** Told, seldom, that spans cannot be sent. */
  warn(message: string): void;
}

const MOST_HELD = 8192;
const WARN_AGAIN_MS = 60_000;
/** The collector may be away: that does not hold up the end. */
const SEND_WITHIN_MS = 3000;

const KINDS: Readonly<Record<SpanKind, OtelKind>> = {
  server: OtelKind.SERVER,
  client: OtelKind.CLIENT,
  internal: OtelKind.INTERNAL,
};

/** Sends spans to a collector, as OTLP over HTTP. This file alone loads OpenTelemetry, and is loaded only where it is wanted. */
export function openTracing(options: TracingOptions): OpenTracing {
  let warnedAt = Number.NEGATIVE_INFINITY;
  const warn = (message: string): void => {
    const now = Date.now();
    if (now - warnedAt < WARN_AGAIN_MS) return;
    warnedAt = now;
    options.warn(wordsOf(message));
  };
  diag.setLogger(
    { verbose: () => undefined, debug: () => undefined, info: () => undefined, warn, error: warn },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const ratio = new TraceIdRatioBasedSampler(options.share);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.serviceName, 'service.version': options.version }),
    // of one trace all processes decide alike: by its id, or by the word of the gateway
    sampler: new ParentBasedSampler({
      root: ratio,
      remoteParentSampled: options.isBehindGateway ? new AlwaysOnSampler() : ratio,
      remoteParentNotSampled: options.isBehindGateway ? new AlwaysOffSampler() : ratio,
    }),
    spanProcessors: [
      new BatchSpanProcessor(
        new OTLPTraceExporter({ url: `${options.endpoint}/v1/traces`, timeoutMillis: SEND_WITHIN_MS }),
        { maxQueueSize: MOST_HELD, scheduledDelayMillis: 1000, exportTimeoutMillis: SEND_WITHIN_MS },
      ),
    ],
  });
  const tracer = provider.getTracer('plangraph', options.version);
  return {
    tracer: {
      begin: (name, kind, parent) => {
        const on = contextOf(parent);
        return spanOf(tracer.startSpan(name, { kind: KINDS[kind] }, on), on);
      },
    },
    close: async () => {
      await provider.forceFlush().catch((error: unknown) => warn(String(error)));
      await provider.shutdown().catch(() => undefined);
      diag.disable();
    },
  };
}

/** OpenTelemetry writes an error as JSON, with its stack. */
function wordsOf(said: string): string {
  try {
    return String((JSON.parse(said) as { message?: unknown }).message ?? said);
  } catch {
    return said;
  }
}

const CONTEXTS = new WeakMap<Span, Context>();

function spanOf(span: OtelSpan, on: Context): Span {
  const said = span.spanContext();
  const made: Span = {
    rename: (name) => void span.updateName(name),
    set: (facts) => void span.setAttributes(facts as Attributes),
    fail: (kind) => {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', kind);
    },
    end: () => span.end(),
    headers: () => headersOf(said),
    traceId: span.isRecording() ? said.traceId : null,
  };
  CONTEXTS.set(made, trace.setSpan(on, span));
  return made;
}

function contextOf(parent: Span | TraceHeaders | null): Context {
  if (parent === null) return ROOT_CONTEXT;
  const known = CONTEXTS.get(parent as Span);
  if (known) return known;
  const remote = remoteParent(parent as TraceHeaders);
  return remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
}

// "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"; not one in capitals, and not version "ff"
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.{0,200})?$/;
const LONGEST_STATE = 512;

function remoteParent({ traceparent, tracestate }: TraceHeaders): SpanContext | null {
  const [whole, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  // version 00 ends with its flags
  if (whole === undefined || (whole.startsWith('00-') && whole.length !== 55)) return null;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  const state = tracestate && tracestate.length <= LONGEST_STATE ? createTraceState(tracestate) : undefined;
  const said: SpanContext = { traceId, spanId, traceFlags, isRemote: true, ...(state ? { traceState: state } : {}) };
  return isSpanContextValid(said) ? said : null;
}

function headersOf({ traceId, spanId, traceFlags, traceState }: SpanContext): Record<string, string> {
  const state = traceState?.serialize();
  return {
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    ...(state ? { tracestate: state } : {}),
  };
}
