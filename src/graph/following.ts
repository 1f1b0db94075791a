/** Of somebody who follows a list: how far they were told, and what the answer that is being made says. */
export interface Following {
  /** The place behind which this answer goes on; null: nothing was told yet. */
  readonly after: string | null;
  /** Said by the field that is followed, once for each answer. */
  stand(at: Standing): void;
}

/** How far an answer goes. */
export interface Standing {
  /** Where the next one goes on. */
  cursor: string;
  /** It has nothing that was not told before. */
  isEmpty: boolean;
  /** There is more than it could hold. */
  hasMore: boolean;
}
