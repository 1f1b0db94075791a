/** How a browser takes the page. */
export type PageEncoding = 'br' | 'gzip' | 'identity';

export interface PageToDraw {
  /** The file of the package that draws GraphiQL. */
  renderer: string;
  /** What GraphiQL is opened with. */
  options: Readonly<Record<string, unknown>>;
  /** HTML behind the page's title. */
  head: string;
  /** The script of the bar, and what it is given, as JavaScript. */
  bar: string;
  given: string;
  encoding: PageEncoding;
}

export interface DrawnPage {
  body: Uint8Array;
  /** The page's own scripts: the SHA-256 of each, in base64. */
  scriptHashes: string[];
}

/**
 * What the thread runs. It is handed over as text, so that the compiled program and the tests start the same thread: it
 * may use nothing of this module.
 */
export function drawPage(): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const { brotliCompressSync, constants, gzipSync } = require('node:zlib') as typeof import('node:zlib');
  const { renderer, options, head, bar, given, encoding } = workerData as PageToDraw;
  const { renderGraphiQL } = require(renderer) as typeof import('@graphql-yoga/render-graphiql');

  // Matches the editor's call: "renderYogaGraphiQL(\n window.document.querySelector('#root'),\n {…},\n );". Its options are one line.
  const call = /(YogaGraphiQL\.renderYogaGraphiQL\(\s*window\.document\.querySelector\('#root'\),\s*)(\{.*\})/;
  // Matches: "<script>" with all up to "</script>". Must not match: "<script src=…>".
  const inline = /<script>([\s\S]*?)<\/script>/g;

  // replaced by functions: "$&" in a text means something to replace()
  const html = renderGraphiQL(options as Parameters<typeof renderGraphiQL>[0])
    .replace('</title>', (end) => `${end}\n      ${head}`)
    .replace('YogaGraphiQL.renderYogaGraphiQL(', (opening) => `${bar}\n${opening}`)
    .replace(call, (_all, before, own) => `${before}openPlayground(${given}, ${own})`);
  const scriptHashes = [...html.matchAll(inline)].map(([, script = '']) =>
    createHash('sha256').update(script).digest('base64'),
  );
  const bytes = Buffer.from(html);
  const body =
    encoding === 'br'
      ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : encoding === 'gzip'
        ? gzipSync(bytes)
        : bytes;
  parentPort?.postMessage({ body, scriptHashes } satisfies DrawnPage);
}
