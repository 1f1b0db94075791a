/** A merged block of cells; rows and columns count from 1 and include the last. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** More columns than are read of any sheet. */
const MOST_SIDE_BY_SIDE = 200;

/** The merged blocks of a sheet by the rows that they cover; quick where rows are first asked for from the top down. */
export class Merges {
  private readonly waiting: Merge[];
  private readonly byRow = new Map<number, readonly Merge[]>();
  private open: readonly Merge[] = [];
  private swept = 0;

  constructor(private readonly merges: readonly Merge[]) {
    this.waiting = [...merges].sort((a, b) => b.top - a.top);
  }

  get isEmpty(): boolean {
    return this.merges.length === 0;
  }

  /** The block over a cell, or null where the cell is not merged. */
  over(row: number, column: number): Merge | null {
    return this.in(row).find(({ left, right }) => left <= column && column <= right) ?? null;
  }

  /** Whether a block lies over the cell and begins in another one. */
  covers(row: number, column: number): boolean {
    const merge = this.over(row, column);
    return merge !== null && !(merge.top === row && merge.left === column);
  }

  /** The blocks over the cells of a row. */
  in(row: number): readonly Merge[] {
    const known = this.byRow.get(row);
    if (known !== undefined) return known;
    const found = row >= this.swept ? this.sweepTo(row) : this.merges.filter((m) => m.top <= row && row <= m.bottom);
    this.byRow.set(row, found);
    return found;
  }

  private sweepTo(row: number): readonly Merge[] {
    const opened: Merge[] = this.open.filter(({ bottom }) => bottom >= row);
    for (let next = this.waiting.at(-1); next !== undefined && next.top <= row; next = this.waiting.at(-1)) {
      this.waiting.pop();
      // no more blocks stand side by side than there are columns: what is beyond is damage
      if (next.bottom >= row && opened.length < MOST_SIDE_BY_SIDE) opened.push(next);
    }
    this.open = opened;
    this.swept = row;
    return opened;
  }
}
