import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a collector gets it. */
export interface ReceivedSpan {
  name: string;
  kind: 'internal' | 'server' | 'client';
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  service: string;
  facts: Record<string, unknown>;
  hasFailed: boolean;
}

/** A span with what hangs on it, in the order in which it began. */
export interface SpanTree {
  span: ReceivedSpan;
  children: SpanTree[];
}

/** A collector of OpenTelemetry, which takes OTLP over HTTP as JSON. */
export interface OtlpReceiver {
  endpoint: string;
  spans: ReceivedSpan[];
  /** What has come of a trace, or of all, once `isWhole` says that it is whole. */
  tree(isWhole: (tree: SpanTree) => boolean, traceId?: string): Promise<SpanTree>;
  close(): Promise<void>;
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: {
      spans: {
        name: string;
        kind: number;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        startTimeUnixNano: string;
        attributes: Attribute[];
        status: { code?: number };
      }[];
    }[];
  }[];
}

const KINDS = ['internal', 'internal', 'server', 'client'] as const;
const PATIENCE_MS = 8_000;

export async function openOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: (ReceivedSpan & { start: bigint })[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/json') {
        response.writeHead(404).end();
        return;
      }
      spans.push(...read(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Sent));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    tree: async (isWhole, traceId) => {
      for (const until = Date.now() + PATIENCE_MS; ; ) {
        const roots = treesOf(spans.filter((span) => traceId === undefined || span.traceId === traceId));
        const found = roots.find(isWhole);
        if (found) return found;
        if (Date.now() > until) throw new Error(`No whole trace came:\n${roots.map(printed).join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The names of a tree, each level two blanks further in. */
export const printed = ({ span, children }: SpanTree): string =>
  [span.name, ...children.map((child) => printed(child).replace(/^/gm, '  '))].join('\n');

const read = ({ resourceSpans }: Sent) =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((one) => ({
        name: one.name,
        kind: KINDS[one.kind] ?? 'internal',
        traceId: one.traceId,
        spanId: one.spanId,
        parentSpanId: one.parentSpanId || null,
        service: String(factsOf(resource.attributes)['service.name']),
        facts: factsOf(one.attributes),
        hasFailed: one.status.code === 2,
        start: BigInt(one.startTimeUnixNano),
      })),
    ),
  );

const factsOf = (attributes: Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** Those without a parent, or whose parent nobody has sent. */
function treesOf(spans: readonly (ReceivedSpan & { start: bigint })[]): SpanTree[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const inOrder = [...spans].sort((a, b) => (a.start < b.start ? -1 : 1));
  const below = (parent: string): SpanTree[] =>
    inOrder
      .filter(({ parentSpanId }) => parentSpanId === parent)
      .map((span) => ({ span, children: below(span.spanId) }));
  return inOrder
    .filter(({ parentSpanId }) => parentSpanId === null || !known.has(parentSpanId))
    .map((span) => ({ span, children: below(span.spanId) }));
}
