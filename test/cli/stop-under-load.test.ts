import { setTimeout } from 'node:timers/promises';
import { endProgram, startHub } from '../support/cli';
import { askContinually, askInHalves, type Outcome, readLater } from '../support/load-client';
import { proofSize, recordProof } from '../support/proof';
import { createSampleDatabase } from '../support/template-database';

const RESTARTS = proofSize(2, 20);
/** As fast as they are answered, and with a pause between two requests; each on a connection that it keeps. */
const [FAST, PAUSING] = [16, 4];
const PAUSE_MS = 40;
const CLIENTS = FAST + PAUSING;
const QUERIES = [
  '{ units(first: 3) { nodes { name } } }',
  '{ plans { nodes { title tasks(first: 5) { nodes { text assignments { unit { name } } } } } } }',
].map((query) => JSON.stringify({ query }));

const count = (outcomes: readonly Outcome[], kind: Outcome['kind']) =>
  outcomes.filter((one) => one.kind === kind).length;

test(`SIGTERM under load cuts off no request, over ${RESTARTS} restarts`, async () => {
  const DATABASE_URL = await createSampleDatabase();
  const cutOff: Outcome[] = [];
  let [answered, afterSignal] = [0, 0];
  for (let restart = 0; restart < RESTARTS; restart++) {
    const hub = await startHub({ DATABASE_URL, RATE_PER_ADDRESS: '0', ANONYMOUS_TIMEOUT_MS: '60000' });
    const body = (i: number) => QUERIES[i % QUERIES.length] as string;
    const clients = Array.from({ length: CLIENTS }, (_, i) =>
      askContinually(hub.url, body(i), i < FAST ? 0 : PAUSE_MS),
    );
    const slow = await readLater(`${hub.url}/graphiql`);
    await setTimeout(proofSize(300, 1000));
    // sent in part: its answer is owed
    const half = askInHalves(hub.url, body(0));
    await setTimeout(50);
    const ended = endProgram(hub.child, 'SIGTERM');
    await setTimeout(300);
    const late = await Promise.all([half.finish(), slow.finish()]);
    const outcomes = [...(await Promise.all(clients.map((client) => client.outcomes))).flat(), ...late];
    expect(await ended).toBe(0);
    expect(hub.stderr()).toContain('Stopping (SIGTERM)');
    cutOff.push(...outcomes.filter(({ kind }) => kind === 'cut off'));
    expect(cutOff).toEqual([]);
    // every client went on until nobody was there
    expect(count(outcomes, 'not taken')).toBe(CLIENTS);
    answered += count(outcomes, 'answered');
    afterSignal += count(late, 'answered');
  }
  expect(afterSignal).toBe(2 * RESTARTS);
  recordProof('SIGTERM under load', { restarts: RESTARTS, clients: CLIENTS, requestsAnswered: answered, cutOff: 0 });
}, 900_000);
