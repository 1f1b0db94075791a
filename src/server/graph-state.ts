import type { Reader } from '../reader';

/** One state of the graph: two readings that give the same text saw the same rows of all that is recorded. */
export type GraphState = string;

/**
 * The last position in the order of commits, and when that commit was: after a failover to a server that lost some, others
 * get their positions. Served by recording_position_key.
 */
const STATE = `select last || '@' || coalesce(extract(epoch from recorded_after(last - 1)), 0) as state from last_position() as last`;

/** The state that a store shows: of a snapshot its own, else that of now. */
export async function graphState(db: Reader): Promise<GraphState> {
  const [found] = await db.rows<{ state: GraphState }>(STATE, []);
  if (!found) throw new Error('The database did not say how far it is.');
  return found.state;
}

/**
 * As `graphState`, for those who may read any store's: whoever asks while the state is being read shares the reading that is
 * begun next. None is told of a state that was read before it asked.
 */
export function sharedGraphState(): (db: Reader) => Promise<GraphState> {
  let reading: Promise<GraphState> | null = null;
  let next: Promise<GraphState> | null = null;
  const begin = (db: Reader): Promise<GraphState> => {
    const begun = graphState(db).finally(() => {
      if (reading === begun) reading = null;
    });
    reading = begun;
    return begun;
  };
  return (db) => {
    if (reading === null) return begin(db);
    next ??= reading
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin(db);
      });
    return next;
  };
}
