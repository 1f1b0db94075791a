import type { Rule } from './pdf-rules';

/** A table's cell by its place among the grid's lines. */
export interface GridCell {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** The lines of a table: `xs` and `ys` bound its columns and rows, from the left and from the top. */
export interface Grid {
  xs: number[];
  ys: number[];
  /** In reading order. */
  cells: GridCell[];
  /** The index of the cell that covers the slot at row × columns + column. */
  cellAt: Int32Array;
}

/** Lines closer than this, in points, are one. */
const NEAR = 3.5;
/** A page with more lines than this draws a picture, not tables. */
const MOST_RULES = 4000;

/** The tables that level and upright lines make: at least two cells side by side or one above the other. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  if (rules.length > MOST_RULES * 4) return [];
  const merged = [
    ...mergeRules(rules.filter(({ isLevel }) => isLevel)),
    ...mergeRules(rules.filter(({ isLevel }) => !isLevel)),
  ];
  if (merged.length > MOST_RULES) return [];
  const grids: Grid[] = [];
  for (const group of connected(merged)) {
    const grid = toGrid(group);
    if (grid !== null && grid.cells.length >= 2) grids.push(grid);
  }
  return grids
    .filter((grid) => !grids.some((other) => other !== grid && contains(other, grid)))
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

function contains(outer: Grid, inner: Grid): boolean {
  const [x, y] = [inner.xs[0] ?? 0, inner.ys[0] ?? 0];
  return (outer.xs[0] ?? 0) < x && x < (outer.xs.at(-1) ?? 0) && (outer.ys[0] ?? 0) < y && y < (outer.ys.at(-1) ?? 0);
}

/** Pieces of one line as one rule: tables are drawn cell by cell, often twice. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && (sorted[to] as Rule).at - (sorted[to - 1] as Rule).at <= 1.5) to += 1;
    const same = sorted.slice(from, to).sort((a, b) => a.from - b.from);
    let open: Rule | null = null;
    for (const rule of same) {
      if (open !== null && rule.from <= open.to + NEAR) open.to = Math.max(open.to, rule.to);
      else {
        open = { ...rule };
        merged.push(open);
      }
    }
    from = to;
  }
  return merged;
}

/** The rules in groups that touch or cross. */
function connected(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    for (let k = i; parent[k] !== root; ) {
      const next = parent[k] as number;
      parent[k] = root;
      k = next;
    }
    return root;
  };
  const uprights = rules.map((rule, i) => ({ rule, i })).filter(({ rule }) => !rule.isLevel);
  for (const [i, level] of rules.entries()) {
    if (!level.isLevel) continue;
    for (const { rule, i: k } of uprights)
      if (
        rule.at >= level.from - NEAR &&
        rule.at <= level.to + NEAR &&
        level.at >= rule.from - NEAR &&
        level.at <= rule.to + NEAR
      )
        parent[find(i)] = find(k);
  }
  const groups = new Map<number, Rule[]>();
  for (const [i, rule] of rules.entries()) {
    const root = find(i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [rule]);
    else group.push(rule);
  }
  return [...groups.values()].filter(
    (group) => group.some(({ isLevel }) => isLevel) && group.some(({ isLevel }) => !isLevel),
  );
}

function toGrid(rules: readonly Rule[]): Grid | null {
  const levels = rules.filter(({ isLevel }) => isLevel);
  const uprights = rules.filter(({ isLevel }) => !isLevel);
  const xs = bounds(uprights, levels);
  const ys = bounds(levels, uprights);
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 1 || rows * columns > 20_000) return null;
  const root = Int32Array.from({ length: rows * columns }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] as number;
    root[i] = at;
    return at;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const slot = r * columns + c;
      if (c + 1 < columns && !isWalled(uprights, xs[c + 1] as number, middle(ys, r))) join(slot, slot + 1);
      if (r + 1 < rows && !isWalled(levels, ys[r + 1] as number, middle(xs, c))) join(slot, slot + columns);
    }
  }
  function join(a: number, b: number): void {
    const [low, high] = [Math.min(find(a), find(b)), Math.max(find(a), find(b))];
    root[high] = low;
  }
  const cells: GridCell[] = [];
  const cellOf = new Map<number, number>();
  const cellAt = new Int32Array(rows * columns);
  for (let slot = 0; slot < rows * columns; slot++) {
    const [r, c] = [Math.floor(slot / columns), slot % columns];
    const first = find(slot);
    let index = cellOf.get(first);
    if (index === undefined) {
      index = cells.length;
      cellOf.set(first, index);
      cells.push({ row: r, column: c, rows: 1, columns: 1 });
    }
    const cell = cells[index] as GridCell;
    cell.rows = Math.max(cell.rows, r - cell.row + 1);
    cell.columns = Math.max(cell.columns, c - cell.column + 1);
    cellAt[slot] = index;
  }
  return { xs, ys, cells, cellAt };
}

/** Where the lines stand, and where those across them end beyond: a table may be open at its sides or cut by a page. */
function bounds(lines: readonly Rule[], across: readonly Rule[]): number[] {
  const places = lines.map(({ at }) => at).sort((a, b) => a - b);
  const ends = [Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))];
  const distinct: number[] = [];
  for (const at of [...places, ...ends.filter((end) => places.every((at) => Math.abs(at - end) > 2 * NEAR))].sort(
    (a, b) => a - b,
  ))
    if (distinct.length === 0 || at - (distinct.at(-1) as number) > NEAR) distinct.push(at);
  return distinct;
}

function middle(places: readonly number[], i: number): number {
  return ((places[i] as number) + (places[i + 1] as number)) / 2;
}

function isWalled(walls: readonly Rule[], at: number, across: number): boolean {
  return walls.some((wall) => Math.abs(wall.at - at) <= NEAR && wall.from <= across && across <= wall.to);
}
