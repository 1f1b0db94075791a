import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';

const ROOT = join(__dirname, '../..');

test('Caddy lets go of a silent connection to the hub before the hub does', () => {
  const caddyfile = readFileSync(join(ROOT, 'examples/proxy/Caddyfile'), 'utf8');
  // "transport http { … keepalive 60s …", not "keepalive_idle_conns 32"
  const seconds = /transport http \{[^}]*\bkeepalive (\d{1,4})s\n/.exec(caddyfile)?.[1];
  expect(Number(seconds) * 1000).toBeLessThan(fastify().initialConfig.keepAliveTimeout ?? 0);
});
