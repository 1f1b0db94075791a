import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { VIEWS } from '../web/dashboard/addresses';
import type { OperationFile } from './operation-files';

/** Where `npm run build` puts the pages, beside the compiled program; sources alone have none. */
export const DASHBOARD_PAGES = join(__dirname, '../web/pages');

/** Made from the operations of src/web/dashboard by `npm run build`. */
const OPERATIONS = join(__dirname, '../web/dashboard/generated/operations.json');

/** What the dashboard asks: known in advance, and answered where only listed operations are. */
export const dashboardOperations = (): OperationFile[] => JSON.parse(readFileSync(OPERATIONS, 'utf8'));

/** What the pages may do: their own scripts, and asking where they came from. Charts set styles as they draw. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** File names tell what is in them: whoever has one need not ask again. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The dashboard's pages from a folder: one page at the address of every view, and its pieces under /assets. */
export async function dashboardRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });
  const headers = { 'content-security-policy': POLICY, vary: 'accept-encoding' };
  for (const address of Object.values(VIEWS))
    app.get(address, (_request, reply) =>
      reply.headers({ ...headers, 'cache-control': 'no-cache' }).sendFile('index.html'),
    );
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.headers({ ...headers, 'cache-control': FOR_GOOD }).sendFile(`assets/${request.params['*']}`),
  );
  app.get('/favicon.svg', (_request, reply) =>
    reply.headers({ ...headers, 'cache-control': 'public, max-age=86400' }).sendFile('favicon.svg'),
  );
}
