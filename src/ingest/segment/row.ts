import type { Span } from '../parsed-document';
import type { ColumnRole } from './column';
import type { Passage } from './passage';

/** One row. A cell is trimmed; an empty one has `start === end`. */
export interface Row extends Span {
  cells: Passage[];
  /** What each cell holds, where that is known of the row itself; else the table's columns say it. */
  roles?: ColumnRole[];
  /** The cells were told apart by their looks and do not read as their columns'. */
  isUnsure?: true;
  /** The row is known to name the group of those below: its cell spans the columns. */
  isGroup?: true;
}
