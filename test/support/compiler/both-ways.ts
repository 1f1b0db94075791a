import { type DocumentNode, execute, parse } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../../src/auth/viewer';
import { type CompiledOperation, compile } from '../../../src/compiler/compiled-operation';
import type { GraphFacts } from '../../../src/compiler/graph-facts';
import { contextFor, type RequestContext } from '../../../src/server/request-context';
import type { TestHub } from '../test-hub';

/** A query with its variables, and who asks it. */
export interface Question {
  query: string;
  variables: Readonly<Record<string, unknown>>;
  caller: Viewer;
}

/** What the interpreter, which is the specification, answers. */
export interface Interpreted {
  /** The text of `data`; null where that is null. */
  text: string | null;
  hasErrors: boolean;
  /** How many rows it counted into the answer. */
  spent: number;
}

export type Written = { text: string; spent: number };

/** What was written; an error where the operation is left to the interpreter. */
export type Compiled = Written | Error;

export interface BothWays {
  interpreted: Interpreted;
  compiled: Compiled;
}

/** How a query is compiled: as it is, or with a fault planted. */
export type Compile = (facts: GraphFacts, document: DocumentNode) => CompiledOperation | null;

/** The day of what is asked as recorded is another one than that of the request. */
const DAYS_AHEAD = 60;

/** Asks the same of the interpreter and of the compiler, on the rows of a hub and on the same day. */
export function askingBoth({ database: db, importDocument }: TestHub, facts: GraphFacts) {
  const now = new Date(Date.now() + DAYS_AHEAD * 86_400_000);

  /** A request's context, and what is counted into its answer. */
  function counted(caller: Viewer) {
    const ctx = contextFor({ db, importDocument, writers: null as never, maxPageSize: 10_000 }, caller, now);
    const { spend } = ctx;
    const answer = { ctx, spent: 0 };
    ctx.spend = (rows) => {
      answer.spent += rows;
      spend(rows);
    };
    return answer;
  }

  async function interpret({ query, variables, caller }: Question): Promise<Interpreted> {
    const answer = counted(caller);
    const { data, errors } = await execute({
      schema: facts.schema,
      document: parse(query),
      variableValues: { ...variables },
      contextValue: answer.ctx,
    });
    return { text: data ? JSON.stringify(data) : null, hasErrors: errors !== undefined, spent: answer.spent };
  }

  /**
   * What the plan writes that a server keeps: others have asked with it before, with variables of their own; and what it writes
   * once more, as by what it found the last time it asks for more at once.
   */
  async function write(question: Question, compiling: Compile = compile, by = facts): Promise<Compiled> {
    const { query, variables, caller } = question;
    try {
      const operation = compiling(by, parse(query));
      if (operation === null) throw new Error('It is not compiled.');
      const others = othersThan(variables);
      if (others) await executeCompiled(operation, others, counted(ANONYMOUS).ctx).catch(() => undefined);
      const [first, again] = [counted(caller), counted(caller)];
      const text = dataIn(await executeCompiled(operation, variables, first.ctx));
      const textAgain = dataIn(await executeCompiled(operation, variables, again.ctx));
      const isSame = text === textAgain && first.spent === again.spent;
      return { text: isSame ? text : `${text}, and then ${textAgain}`, spent: first.spent };
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  const ask = async (question: Question): Promise<BothWays> => {
    const [interpreted, compiled] = await Promise.all([interpret(question), write(question)]);
    return { interpreted, compiled };
  };

  return { interpret, write, ask };
}

export type AskingBoth = ReturnType<typeof askingBoth>;

/** The text of `data`, which is all that a body holds. */
function dataIn(body: Buffer): string {
  const [before, text, ...after] = body.toString().split(/^\{"data":(.*)\}\n$/s);
  if (before !== '' || text === undefined || after.join('') !== '') throw new Error(`It is no answer: ${body}`);
  return text;
}

/** Other variables for the same operation: other conditions, other pages; null where there are none to be otherwise. */
function othersThan(variables: Question['variables']): Record<string, unknown> | null {
  const others = new Map<string, unknown>();
  for (const [name, value] of Object.entries(variables)) {
    if (typeof value === 'boolean') others.set(name, !value);
    if (typeof value === 'number') others.set(name, value + 1);
  }
  return others.size > 0 ? { ...variables, ...Object.fromEntries(others) } : null;
}

/** As the server executes what it knows: in a snapshot, unless it reads the past, or once. */
async function executeCompiled(operation: CompiledOperation, variables: Question['variables'], ctx: RequestContext) {
  if (operation.readsPast) return operation.execute(variables, ctx);
  if (operation.isOneRead()) {
    readingOnce(ctx);
    return operation.execute(variables, ctx);
  }
  const snapshot = ctx.db.snapshot();
  try {
    ctx.db = { ...ctx.db, rows: snapshot.rows };
    return await operation.execute(variables, ctx, snapshot);
  } finally {
    snapshot.end();
  }
}

/** Without a snapshot a second statement could see another state than the first. */
function readingOnce(ctx: RequestContext): void {
  const { rows } = ctx.db;
  let read = 0;
  ctx.db = {
    ...ctx.db,
    rows: (text, values) => {
      read += 1;
      if (read > 1) throw new Error(`It was to read once, and also reads ${text}`);
      return rows(text, values);
    },
  };
}

/** Nothing was written, or the very bytes of an answer without errors, and the same was counted into it. */
export const areAlike = ({ interpreted, compiled }: BothWays): boolean =>
  compiled instanceof Error ||
  (compiled.text === interpreted.text && compiled.spent === interpreted.spent && !interpreted.hasErrors);

/** The interpreter had to be asked although nothing is wrong. */
export const isMissed = ({ interpreted, compiled }: BothWays): boolean =>
  compiled instanceof Error && !interpreted.hasErrors;
