import { Query, type QueryConfig } from 'pg';
import { prepareValue } from 'pg/lib/utils';

/** How the rows of a statement are made of the texts of their columns. */
export interface Shape {
  names: readonly string[];
  /** Null for a text that stays as it is. */
  parsers: readonly (((text: string) => unknown) | null)[];
}

/** The shapes of a connection's named statements, by name. */
export type ShapesOfStatements = Map<string, Shape>;

/** pg's connection, as its own queries use it. */
interface Sending {
  submittedNamedStatements: Record<string, string>;
  parse(message: { name: string | undefined; text: string; types: undefined }): void;
  bind(message: object): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: { portal: string; rows: number }): void;
  sync(): void;
}

/** What a query of our own takes over from pg's. */
interface PgQuery {
  name: string | undefined;
  text: string;
  values: readonly unknown[];
  hasBeenParsed(connection: Sending): boolean;
}

const Base = Query as unknown as new (config: QueryConfig) => PgQuery;

type TypeParser = (oid: number) => (text: string) => unknown;

const TEXT = 25;

/**
 * A statement whose rows are asked for, sent as pg sends it but for this: what a named statement's columns are is asked once
 * a connection, and rows are made without pg's result around them. Most of what a short statement costs is that.
 */
export class RowsQuery<Row> extends Base {
  readonly #typeParser: TypeParser;
  readonly #shapes: ShapesOfStatements;
  readonly #rows: Row[] = [];
  #shape: Shape | undefined;
  #fault: unknown;
  readonly #done: (error: unknown, rows: Row[]) => void;

  constructor(
    config: QueryConfig,
    { shapes, typeParser }: { shapes: ShapesOfStatements; typeParser: TypeParser },
    done: (error: unknown, rows: Row[]) => void,
  ) {
    // what cannot be sent fails here, before anything is sent
    super({ ...config, values: config.values?.map(prepareValue) });
    this.#shapes = shapes;
    this.#typeParser = typeParser;
    this.#done = done;
  }

  prepare(connection: Sending): void {
    const { name, text, values } = this;
    if (!this.hasBeenParsed(connection)) {
      connection.parse({ name, text, types: undefined });
      if (name) connection.submittedNamedStatements[name] = text;
    }
    connection.bind({ portal: '', statement: name, values, binary: false });
    this.#shape = name === undefined ? undefined : this.#shapes.get(name);
    if (this.#shape === undefined) connection.describe({ type: 'P', name: '' });
    connection.execute({ portal: '', rows: 0 });
    connection.sync();
  }

  requiresPreparation(): boolean {
    return true;
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => (dataTypeID === TEXT ? null : this.#typeParser(dataTypeID))),
    };
    if (this.name !== undefined) this.#shapes.set(this.name, this.#shape);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (this.#fault !== undefined) return;
    const { names, parsers } = this.#shape as Shape;
    const row: Record<string, unknown> = {};
    try {
      for (let i = 0; i < names.length; i++) {
        const text = fields[i] as string | null;
        const parse = parsers[i] as Shape['parsers'][number];
        row[names[i] as string] = text === null || parse === null ? text : parse(text);
      }
    } catch (error) {
      this.#fault = error;
    }
    this.#rows.push(row as Row);
  }

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}

  handleError(error: unknown): void {
    this.#done(error, []);
  }

  handleReadyForQuery(): void {
    this.#done(this.#fault, this.#rows);
  }
}
