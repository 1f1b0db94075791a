/** What the history shows of a kept row: a field or link of the graph, read from the row as it was. */
export interface ShownField {
  name: string;
  /** As JSON; a link as the id that it leads to. */
  read: (row: KeptRow) => unknown;
}

/** A row as the history keeps it: by column. */
export type KeptRow = Readonly<Record<string, unknown>>;

/** What a module shows of its rows besides their fields and links: by table. */
export type ShownBesides = Readonly<Record<string, readonly ShownField[]>>;
