/**
 * A table that the database keeps in step with others: in it rows of a type are found at once by the id of a row that is
 * linked to them and by fields of their own. It says what is there now, not what was recorded.
 */
export interface AccessPath {
  of: string;
  /** The links that lead from the row to the one whose id is given. */
  links: readonly string[];
  /** Its name with its schema; it is one of the module's `reads`. */
  table: string;
  /** Its columns: with the row's id, with that of the far row, and with fields of the row, by their names in the schema. */
  row: string;
  far: string;
  fields: Readonly<Record<string, string>>;
}

/**
 * A narrow table that the database keeps in step with a view of its name in the schema `published`: some columns of each row of a
 * type, under their own names, and more that follows from other rows. What it says is all that many lists ask.
 */
export interface KeptRows {
  of: string;
  /** Its name with its schema. */
  table: string;
  columns: readonly string[];
  /** The column that says whether a link leads to any row, by the link's name. */
  any: Readonly<Record<string, string>>;
}
