/** Reads rows. `text` is sent as a named prepared statement; parameters are `$1…`. */
export interface Reader {
  rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
}
