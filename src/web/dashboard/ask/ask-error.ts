/** Why an answer did not come: what a panel shows goes by this. */
export type AskFault =
  /** Nobody answers at the address: the network, or a hub that restarts. */
  | 'offline'
  /** It needs a key, or another one. */
  | 'forbidden'
  /** Too often, or too much at once. */
  | 'limited'
  /** The hub answers, and cannot say this. */
  | 'failed';

export class AskError extends Error {
  constructor(
    readonly fault: AskFault,
    message: string,
    /** The code of the graph's error; null where none came. */
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

const FAULTS: Readonly<Record<string, AskFault>> = {
  UNAUTHENTICATED: 'forbidden',
  FORBIDDEN: 'forbidden',
  RATE_LIMITED: 'limited',
  TOO_COSTLY: 'limited',
  DOWNSTREAM_UNAVAILABLE: 'offline',
};

/** What the graph's codes are for who looks at a page. */
export const faultOf = (code: string | null): AskFault => (code === null ? 'failed' : (FAULTS[code] ?? 'failed'));
