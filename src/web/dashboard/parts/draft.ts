import { useState } from 'react';

/** What somebody is writing over what there was when they began. */
export interface Draft<Values> {
  values: Values;
  set: (changes: Partial<Values>) => void;
  /** The version that was seen: what is sent as expectedVersion. */
  version: number;
  /** What there is now, where somebody else changed it meanwhile. */
  other: Values | null;
  /** Goes on from what there is now, and drops what was written. */
  takeOther: () => void;
  /** Goes on with what was written, in spite of it. */
  keepMine: () => void;
}

/** A draft over values of a version; it stays as it is where these change. */
export function useDraft<Values extends object>(version: number, values: Values): Draft<Values> {
  const [seen, setSeen] = useState(version);
  const [draft, setDraft] = useState(values);
  return {
    values: draft,
    set: (changes) => setDraft((before) => ({ ...before, ...changes })),
    version: seen,
    other: version === seen ? null : values,
    takeOther: () => {
      setSeen(version);
      setDraft(values);
    },
    keepMine: () => setSeen(version),
  };
}
