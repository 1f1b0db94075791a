import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

/** Takes rows as the server sends them: whole DataRow messages, one behind the other from `start` to `end`. */
export interface RowTaker {
  takeRows(bytes: Buffer, start: number, end: number): void;
}

/** pg's connection, as far as messages come in through it. */
export interface Incoming {
  attachListeners(stream: Duplex): void;
}

const DATA_ROW = 'D'.charCodeAt(0);
/** A message is its code, and how long it is without that. */
const HEADER_BYTES = 5;

const takers = new WeakMap<Incoming, RowTaker>();

/** From now on rows go to `taker` as they are; to pg where it is null, which makes a string of each column. */
export function handRowsTo(connection: Incoming, taker: RowTaker | null): void {
  if (taker) takers.set(connection, taker);
  else takers.delete(connection);
}

/** Cuts what a connection receives into messages, so that rows can be taken before pg reads them. To be called before it connects. */
export function frameMessages(connection: Incoming): void {
  const attach = connection.attachListeners.bind(connection);
  connection.attachListeners = (stream) => {
    const others = new EventEmitter();
    attach(others as Duplex);
    const take = framing(connection, (messages) => others.emit('data', messages));
    stream.on('data', take);
    stream.on('end', () => others.emit('end'));
  };
}

/** Takes what arrives; hands on whole messages in their order. */
function framing(connection: Incoming, handOn: (messages: Buffer) => void): (chunk: Buffer) => void {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let neededBytes = 0;

  function keep(rest: Buffer): void {
    kept.push(rest);
    keptBytes += rest.length;
  }

  return (chunk) => {
    if (keptBytes > 0) {
      keep(chunk);
      // a message of many chunks is put together once
      if (keptBytes < neededBytes) return;
    }
    const bytes = keptBytes > 0 ? Buffer.concat(kept, keptBytes) : chunk;
    kept = [];
    keptBytes = 0;
    const { end, lengthOfNext } = deliver(connection, bytes, handOn);
    if (end === bytes.length) return;
    neededBytes = lengthOfNext;
    keep(bytes.subarray(end));
  };
}

/** Hands on the whole messages of `bytes`: rows that follow each other together, and all that stands between. */
function deliver(connection: Incoming, bytes: Buffer, handOn: (messages: Buffer) => void) {
  let start = 0;
  let at = 0;
  let areRows = false;
  let lengthOfNext = HEADER_BYTES;
  const flush = () => {
    if (at === start) return;
    const taker = takers.get(connection);
    if (areRows && taker) taker.takeRows(bytes, start, at);
    else handOn(bytes.subarray(start, at));
    start = at;
  };
  while (at + HEADER_BYTES <= bytes.length) {
    lengthOfNext = 1 + bytes.readUInt32BE(at + 1);
    if (at + lengthOfNext > bytes.length) break;
    const isRow = bytes[at] === DATA_ROW;
    // what stands before may end the statement whose rows they would be
    if (isRow !== areRows) flush();
    areRows = isRow;
    at += lengthOfNext;
    lengthOfNext = HEADER_BYTES;
  }
  flush();
  return { end: at, lengthOfNext };
}
