/** Tells of commits that changed the graph, whoever made them, in whichever process. */
export interface Commits {
  /**
   * `told` is called after each commit, or after several, and where some may have been missed; until it is undone. What it is called
   * for can be read by then.
   */
  follow(told: () => void): () => void;
  /** It is told of commits as they come; else they are looked for. */
  isListening(): boolean;
}
