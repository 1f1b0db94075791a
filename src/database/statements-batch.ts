import { serialize } from 'pg-protocol';
import { handRowsTo, type Incoming, type RowTaker } from './message-frames';
import { type DescribedColumn, findRowsOf, type ReadRows, readRowsOf, type TypeParser } from './row-shape';

/** A statement that somebody waits for. */
export interface AskedStatement {
  /** Where it is one that is prepared once a connection. */
  name?: string | undefined;
  text: string;
  values: readonly (string | Buffer | null)[];
  /** Its rows are taken as they come (`FoundRow`). */
  isFound?: boolean | undefined;
  /** It has no rows. */
  isSilent?: boolean;
  resolve(rows: unknown[]): void;
  reject(error: unknown): void;
}

/** How the rows of a statement are read, and how they are found. */
interface Described {
  read: ReadRows;
  find: ReadRows;
}

/** What is known of a connection from one batch to the next. */
export interface OfConnection {
  /** The columns of its named statements. */
  described: Map<string, Described>;
  typeParser: TypeParser;
}

/** pg's connection, as a query uses it. */
interface Sending extends Incoming {
  /** The text of each statement that the server has under a name. */
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  stream: { write(bytes: Buffer): boolean };
}

/**
 * Statements that are sent as one write and answered as one: the server is told once, behind the last, that it is to answer
 * (Sync), so that a short statement costs neither side a write or a wake-up of its own. Where one fails, those behind it are not
 * executed. To pg it is one query.
 */
export class StatementsBatch implements RowTaker {
  readonly statements: readonly AskedStatement[];
  /** Told when all are answered, with what went wrong; null where nothing did. */
  ended: ((error: unknown) => void) | null = null;
  readonly #known: OfConnection;
  readonly #done: () => void;
  #connection: Sending | undefined;
  #index = 0;
  #readRows: ReadRows | undefined;
  #rows: unknown[] = [];
  #fault: unknown;
  readonly #answers: { rows: unknown[]; fault: unknown }[] = [];

  constructor(statements: readonly AskedStatement[], known: OfConnection, done: () => void = () => undefined) {
    this.statements = statements;
    this.#known = known;
    this.#done = done;
  }

  /** Of the statement that is being answered: pg notes under it what the server has parsed. */
  get name(): string | undefined {
    return this.statements[this.#index]?.name;
  }

  get text(): string | undefined {
    return this.statements[this.#index]?.text;
  }

  submit(connection: Sending): null {
    const sentNow = new Set<string>();
    const messages = this.statements.flatMap(({ name, text, values, isSilent }) => {
      const isParsed = name !== undefined && (connection.parsedStatements[name] !== undefined || sentNow.has(name));
      if (name !== undefined) sentNow.add(name);
      const isDescribed = isSilent || (name !== undefined && this.#known.described.has(name));
      return [
        ...(isParsed ? [] : [serialize.parse({ name: name as string, text })]),
        serialize.bind({ statement: name as string, values: values as string[] }),
        ...(isDescribed ? [] : [serialize.describe({ type: 'P' })]),
        serialize.execute(),
      ];
    });
    messages.push(serialize.sync());
    this.#connection = connection;
    handRowsTo(connection, this);
    this.#begin();
    connection.stream.write(Buffer.concat(messages));
    return null;
  }

  handleRowDescription({ fields }: { fields: readonly DescribedColumn[] }): void {
    const { typeParser, described } = this.#known;
    const columns = { read: readRowsOf(fields, typeParser), find: findRowsOf(fields, typeParser) };
    if (this.name !== undefined) described.set(this.name, columns);
    this.#readBy(columns);
  }

  takeRows(bytes: Buffer, start: number, end: number): void {
    if (this.#fault !== undefined) return;
    try {
      if (!this.#readRows) throw new Error('Rows came that nobody has described.');
      this.#readRows(bytes, start, end, this.#rows);
    } catch (error) {
      this.#fault = error;
    }
  }

  handleDataRow(): void {
    this.#fault ??= new Error('This connection does not hand on its rows: it is to be one of a HubClient.');
  }

  handleCommandComplete(): void {
    this.#answers.push({ rows: this.#rows, fault: this.#fault });
    this.#index += 1;
    this.#begin();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handleError(error: unknown): void {
    const failed = this.statements.slice(this.#index);
    this.#index = this.statements.length;
    this.#end();
    this.#tell();
    this.ended?.(error);
    for (const { reject } of failed) reject(error);
    this.#done();
  }

  handleReadyForQuery(): void {
    this.#end();
    this.#tell();
    this.ended?.(null);
    this.#done();
  }

  /**
   * All at once, however PostgreSQL's answer came in pieces: what is asked for because of one of them goes out together with what
   * is asked for because of another.
   */
  #tell(): void {
    this.#answers.splice(0).forEach(({ rows, fault }, i) => {
      if (fault === undefined) this.statements[i]?.resolve(rows);
      else this.statements[i]?.reject(fault);
    });
  }

  #begin(): void {
    this.#rows = [];
    this.#fault = undefined;
    this.#readBy(this.name === undefined ? undefined : this.#known.described.get(this.name));
  }

  #readBy(described: Described | undefined): void {
    this.#readRows = this.statements[this.#index]?.isFound ? described?.find : described?.read;
  }

  #end(): void {
    if (this.#connection) handRowsTo(this.#connection, null);
  }
}
