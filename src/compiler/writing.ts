import type { GraphQLObjectType } from 'graphql';
import type { Context } from '../graph/context';
import type { Joined, Wanted } from '../graph/joined-rows';
import type { AnswerBytes } from './answer-bytes';
import type { MaybePromise } from './maybe-promise';

/** One execution of a compiled operation. */
export interface Run extends Holding {
  /** The request's context, which reads the present. */
  ctx: Context;
  /** Coerced, as graphql-js hands them to fields. */
  variables: Readonly<Record<string, unknown>>;
  /** What was asked for before the objects that it belongs to were there, by field. */
  ahead?: ReadonlyMap<FieldPlan, Asked>;
  /** Names ids that a statement leaves to those that follow it; null: they do not follow in the same transaction. */
  leaves: (() => string) | null;
}

/** The objects for which rows are asked. */
export interface Parents {
  /** Their ids as an int[], or the name under which an earlier statement left them. */
  given: string;
  areLeft: boolean;
}

/** What was asked for, with what hangs on it. */
export interface Asked<Read = unknown> {
  reading: MaybePromise<Read>;
  /** The run for what is below. */
  below: Run;
  /** Nothing is left to be sent for what is below. */
  isAll: boolean;
}

/** How a field's statements are sent for objects of the present that are not there yet; `writerOf` takes what comes from the run. */
export interface Ahead {
  /** The columns of its objects with the ids for which it is asked; where one of them has an id, those behind it do not count. */
  by: readonly string[];
  /** `parents` are those of each column. */
  ask(parents: readonly Parents[], run: Run): Asked;
}

/** Told while rows are awaited that may lead to further statements, so that what is read from can tell when it is read out. */
export interface Holding {
  hold(): void;
  release(): void;
}

/** How often each value of a list stands in the answer, where a row that several lead to is written once; null: each once. */
export type Times = readonly number[] | null;

/** Writes the value with a number into the answer, where it stands by then. Errors: whatever keeps the answer from being whole. */
export type Write = (number: number, out: AnswerBytes) => void;

/** Reads what is below values of a type, of all at once, and gives how each is written. Errors: as `Write`. */
export type WriterOf = (values: readonly unknown[], times: Times, run: Run) => MaybePromise<Write>;

/** As `WriterOf`, for a field of objects that were read in the same context. */
export type FieldWriterOf = (objects: readonly unknown[], times: Times, run: Run, at: Context) => MaybePromise<Write>;

/** One field of a selection, as it is written. */
export interface FieldPlan {
  responseName: string;
  name: string;
  writerOf: FieldWriterOf;
  /** A resolver is given the object. */
  isResolved?: boolean;
  /** Whether statements may be sent for it. */
  issues: boolean;
  /** One statement is all that is sent for it and for what is below, unless it has to be asked anew. */
  isOneRead?: boolean;
  /** The properties of the object that it reads; null: not known. */
  reads: readonly string[] | null;
  /** What is selected of its objects where their type is known, itself or in a list. */
  below: ObjectPlan | null;
  ahead?: Ahead;
  /** What is to be read along with the object, where the field is a row that it leads to. */
  joined?: Joined;
}

/** A selection on objects of one type. */
export interface ObjectPlan {
  type: GraphQLObjectType;
  fields: readonly FieldPlan[];
  /** The properties of the objects that are read, and what is read along with them. */
  wanted: Wanted;
  /** Whether statements may be sent for its fields. */
  issues: boolean;
  writerOf: WriterOf;
}

/** The answer is not one that can be written straight: the interpreter is to give it, and its errors with it. */
export class NotWritten extends Error {}

/** `times` of those that `indices` picks. */
export const pick = (times: Times, indices: readonly number[]): Times =>
  times && indices.map((index) => times[index] as number);

/** The writer of what is read, once it is there. `issues`: whether statements may be sent for it, or for what is below. */
export function onceRead<Read>(
  run: Run,
  issues: boolean,
  reading: MaybePromise<Read>,
  writerOf: (read: Read) => MaybePromise<Write>,
): MaybePromise<Write> {
  if (!(reading instanceof Promise)) return writerOf(reading);
  if (!issues) return reading.then(writerOf);
  run.hold();
  return reading.then((read) => {
    const writer = writerOf(read);
    run.release();
    return writer;
  });
}
