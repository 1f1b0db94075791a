import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { frameMessages, handRowsTo, type Incoming } from '../../src/database/message-frames';
import { chanceOf } from '../support/seeded-chance';

/** A message as a server sends it. */
function message(code: string, body: string): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(code);
  head.writeUInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

const MESSAGES = [
  message('1', ''),
  message('T', 'columns'),
  message('D', 'a'),
  message('D', 'ở'),
  message('C', 'SELECT 2'),
  message('D', 'x'.repeat(300)),
  message('C', 'SELECT 1'),
  message('Z', 'I'),
];
const SENT = Buffer.concat(MESSAGES);

/** What is handed on of chunks, in its order: rows to the taker, or all to pg. */
function handedOn(chunks: readonly Buffer[], takesRows: boolean): [to: string, bytes: string][] {
  const told: [string, string][] = [];
  const tell = (to: string, bytes: Buffer) => {
    const last = told.at(-1);
    if (last?.[0] === to) last[1] += bytes.toString('latin1');
    else told.push([to, bytes.toString('latin1')]);
  };
  const connection: Incoming = { attachListeners: (stream) => void stream.on('data', (bytes) => tell('pg', bytes)) };
  frameMessages(connection);
  const stream = new EventEmitter();
  connection.attachListeners(stream as Duplex);
  if (takesRows) handRowsTo(connection, { takeRows: (bytes, start, end) => tell('rows', bytes.subarray(start, end)) });
  for (const chunk of chunks) stream.emit('data', chunk);
  return told;
}

const text = (...messages: Buffer[]): string => Buffer.concat(messages).toString('latin1');
const [parsed, columns, first, second, two, long, one, ready] = MESSAGES as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];
const APART = [
  ['pg', text(parsed, columns)],
  ['rows', text(first, second)],
  ['pg', text(two)],
  ['rows', text(long)],
  ['pg', text(one, ready)],
];

test('rows go to who takes them and all else to pg, whole and in their order, wherever what arrives is cut', () => {
  for (let cut = 0; cut <= SENT.length; cut++)
    expect({ cut, told: handedOn([SENT.subarray(0, cut), SENT.subarray(cut)], true) }).toEqual({ cut, told: APART });
});

test('so they do when it arrives in many pieces', () => {
  const chance = chanceOf(7);
  for (let time = 0; time < 200; time++) {
    const chunks: Buffer[] = [];
    for (let at = 0; at < SENT.length; ) {
      const length = 1 + chance.below(time % 2 ? 9 : 120);
      chunks.push(SENT.subarray(at, at + length));
      at += length;
    }
    expect(handedOn(chunks, true)).toEqual(APART);
  }
});

test('where nobody takes rows, pg has them', () =>
  expect(handedOn([SENT.subarray(0, 30), SENT.subarray(30)], false)).toEqual([['pg', text(SENT)]]));
