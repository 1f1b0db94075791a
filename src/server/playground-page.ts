import { Worker } from 'node:worker_threads';
import { pagePolicy } from './page-policy';
import { type DrawnPage, drawPage, type PageToDraw } from './playground-thread';

export interface PlaygroundPage {
  body: Buffer;
  /** Its Content-Security-Policy. */
  policy: string;
}

/**
 * The playground's page, packed. It is drawn in a thread that ends with it: the editor's 9 MB of scripts would take four times as
 * much of the hub's memory, and stay.
 */
export function playgroundPage(page: Omit<PageToDraw, 'renderer'>): Promise<PlaygroundPage> {
  const worker = new Worker(`(${drawPage.toString()})()`, {
    eval: true,
    workerData: { ...page, renderer: require.resolve('@graphql-yoga/render-graphiql') } satisfies PageToDraw,
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', ({ body, scriptHashes }: DrawnPage) =>
      resolve({
        body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        policy: pagePolicy(scriptHashes),
      }),
    );
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The playground was not drawn.')));
  });
}
