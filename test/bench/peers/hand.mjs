// What an expert writes by hand: node http and pg, one prepared statement for each question, whose JSON goes through as it is.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8, idleTimeoutMillis: 0 });
const STATEMENTS = Object.fromEntries(
  ['mission', 'workload', 'reverse', 'tiny', 'export'].map((name) => [
    name,
    readFileSync(new URL(`hand/${name}.sql`, import.meta.url), 'utf8'),
  ]),
);
const inVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
let today = inVietnam.format(new Date());
setInterval(() => {
  today = inVietnam.format(new Date());
}, 60_000).unref();
const VALUES = {
  mission: ({ number }) => [number.toLowerCase(), today],
  workload: ({ unit, status }) => [unit, status, today],
  reverse: ({ number }) => [number.toLowerCase()],
  tiny: ({ number }) => [number.toLowerCase()],
  export: ({ after }) => [after, today],
};

const server = createServer((incoming, outgoing) => {
  const parts = [];
  incoming.on('data', (part) => parts.push(part));
  incoming.on('end', async () => {
    try {
      const { query, variables } = JSON.parse(Buffer.concat(parts).toString());
      const values = VALUES[query](variables);
      const { rows } = await pool.query({ name: query, text: STATEMENTS[query], values, rowMode: 'array' });
      const body = `{"data":${rows[0][0]}}`;
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
      outgoing.writeHead(200, headers);
      outgoing.end(body);
    } catch (error) {
      outgoing.writeHead(500);
      outgoing.end(String(error.stack));
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`graph  http://127.0.0.1:${server.address().port}/graphql`));
