/** Whether a person asked the command to stop. */
export interface Interrupt {
  readonly isAsked: boolean;
  /** Lets signals end the program again, as they do by themselves. */
  end(): void;
}

/** One Ctrl-C reaches a program that npm started twice, from the terminal and from npm; a person's second one comes later. */
const SAME_KEY_PRESS_MS = 500;

/** After a first Ctrl-C or SIGTERM the work is to stop at its next step; a second one ends the program at once. */
export function watchInterrupt(onAsked: () => void, now: () => number): Interrupt {
  let askedAt: number | null = null;
  const stop = (signal: NodeJS.Signals) => {
    if (askedAt === null) {
      askedAt = now();
      onAsked();
    } else if (now() - askedAt > SAME_KEY_PRESS_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    get isAsked() {
      return askedAt !== null;
    },
    end() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
