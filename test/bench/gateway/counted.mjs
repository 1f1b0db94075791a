// What stands between the gateway and what it asks, passes everything on and counts it.
import { Agent, createServer, request } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';

const listening = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** Passes requests on and counts them: `{ count, url, close }`. */
export async function callsTo(target) {
  const counted = { count: 0, url: '' };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const server = createServer((incoming, outgoing) => {
    counted.count += 1;
    const { method, headers, url } = incoming;
    const onward = request(new URL(url, target), { method, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  counted.url = `http://127.0.0.1:${await listening(server)}`;
  counted.close = () => {
    server.close();
    server.closeAllConnections();
    agent.destroy();
  };
  return counted;
}

/** Passes on what is said to PostgreSQL, and counts the statements that are to be run: `{ count, url, close }`. */
export async function statementsTo(databaseUrl) {
  const counted = { count: 0, url: '' };
  const target = new URL(databaseUrl);
  const sockets = new Set();
  const server = createTcpServer((incoming) => {
    const onward = connect(Number(target.port), target.hostname);
    // the first message has no letter before its length
    let [rest, letter] = [Buffer.alloc(0), 0];
    incoming.on('data', (chunk) => {
      onward.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= letter + 4 && rest.length >= letter + rest.readInt32BE(letter)) {
        if (letter && 'EQ'.includes(String.fromCharCode(rest[0]))) counted.count += 1;
        rest = rest.subarray(letter + rest.readInt32BE(letter));
        letter = 1;
      }
    });
    onward.pipe(incoming);
    for (const [one, other] of [
      [incoming, onward],
      [onward, incoming],
    ]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  const proxied = new URL(databaseUrl);
  proxied.port = String(await listening(server));
  counted.url = proxied.href;
  counted.close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return counted;
}
