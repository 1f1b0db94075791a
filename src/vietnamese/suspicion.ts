/** Why a cited number cannot be right, in English with the value, and which number is meant where that is certain. */
export interface Suspicion {
  status: 'SUSPECT';
  reason: string;
  meantNumber: string | null;
}

export const suspect = (reason: string, meantNumber: string | null = null): Suspicion => ({
  status: 'SUSPECT',
  reason,
  meantNumber,
});
