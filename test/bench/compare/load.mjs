// Asks a server for a while over connections that stay open; a process of its own, told by messages what to ask.
// An answer is right where it has status 200 and as many bytes as the one that was compared before.
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/** Requests as bytes, with the length of each answer's body. */
function prepare({ url, headers, bodies, lengths }) {
  const { hostname, port, pathname } = new URL(url);
  const head = Object.entries({ host: `${hostname}:${port}`, 'content-type': 'application/json', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const requests = bodies.map((body) =>
    Buffer.from(`POST ${pathname} HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
  );
  return { hostname, port: Number(port), requests, lengths };
}

/** Reads answers from a connection's bytes; `onAnswer(status, length)` once for each. */
function reader(onAnswer) {
  let held = Buffer.alloc(0);
  let status = 0;
  // bytes of the body still to come, and how many it has in all; null: between answers
  let missing = null;
  let length = 0;
  let isChunked = false;
  const startAnswer = () => {
    const end = held.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const head = held.toString('latin1', 0, end).toLowerCase();
    status = Number(head.slice(9, 12));
    // "content-length: 12", "transfer-encoding: chunked"
    isChunked = /\r\ntransfer-encoding: *chunked/.test(head);
    length = isChunked ? 0 : Number(/\r\ncontent-length: *(\d+)/.exec(head)?.[1] ?? 0);
    missing = length;
    held = held.subarray(end + 4);
    return true;
  };
  const endAnswer = () => {
    missing = null;
    onAnswer(status, length);
  };
  const readChunk = () => {
    const end = held.indexOf('\r\n');
    if (end < 0) return false;
    const size = Number.parseInt(held.toString('latin1', 0, end), 16);
    if (held.length < end + 4 + size) return false;
    held = held.subarray(end + 4 + size);
    length += size;
    if (size === 0) endAnswer();
    return true;
  };
  return (bytes) => {
    if (missing !== null && !isChunked && bytes.length < missing) {
      missing -= bytes.length;
      return;
    }
    held = held.length ? Buffer.concat([held, bytes]) : bytes;
    for (;;) {
      if (missing === null && !(held.length && startAnswer())) return;
      if (isChunked) {
        if (!readChunk()) return;
      } else if (held.length < missing) {
        missing -= held.length;
        held = Buffer.alloc(0);
        return;
      } else {
        held = held.subarray(missing);
        endAnswer();
      }
    }
  };
}

/** Milliseconds that each answer took, how many were wrong, and how long all lasted. */
function run({ hostname, port, requests, lengths }, connections, ms, first) {
  return new Promise((resolve, reject) => {
    const took = [];
    let wrong = 0;
    let next = first;
    let open = connections;
    const from = performance.now();
    const until = from + ms;
    for (let i = 0; i < connections; i++) {
      const socket = connect(port, hostname);
      socket.setNoDelay(true);
      let asked = 0;
      let which = 0;
      const ask = () => {
        asked = performance.now();
        which = next++ % requests.length;
        socket.write(requests[which]);
      };
      const read = reader((status, length) => {
        const now = performance.now();
        took.push(now - asked);
        if (status !== 200 || length !== lengths[which]) wrong += 1;
        if (now < until) return ask();
        socket.destroy();
        open -= 1;
        if (open === 0) resolve({ took, wrong, seconds: (performance.now() - from) / 1000, next });
      });
      socket.on('connect', ask);
      socket.on('data', read);
      socket.on('error', reject);
      socket.on('end', () => reject(new Error('the server closed the connection')));
    }
  });
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const targets = new Map();

process.on('message', async ({ target, connections, ms }) => {
  try {
    if (!targets.has(target.id)) targets.set(target.id, { ...prepare(target), next: 0 });
    const prepared = targets.get(target.id);
    const { took, wrong, seconds, next } = await run(prepared, connections, ms, prepared.next);
    prepared.next = next;
    const sorted = Float64Array.from(took).sort();
    process.send({
      count: took.length,
      wrong,
      perSecond: took.length / seconds,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
    });
  } catch (error) {
    process.send({ error: String(error.message) });
  }
});
