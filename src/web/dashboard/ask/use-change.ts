import { useRef, useState } from 'react';
import type { TypedDocumentString } from '../generated/graphql';
import { change, type Done, type Put, type Refusal } from './change';
import { askAnew } from './use-answer';

/**
 * A mutation to be put when told; whatever is shown is asked for anew then, not after a trial. Who sends the same again because
 * nobody answered does it once.
 */
export function useChange<Data, Variables extends Put>(
  document: TypedDocumentString<Data, Variables>,
  { isTrial = false }: { isTrial?: boolean } = {},
): {
  /** Null where it was refused. */
  put: (variables: Variables) => Promise<Done<Data> | null>;
  refusal: Refusal | null;
  isBusy: boolean;
  /** Forgets why the last one was refused. */
  forget: () => void;
} {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const unanswered = useRef<{ text: string; idempotencyKey: string } | null>(null);
  const put = async (variables: Variables): Promise<Done<Data> | null> => {
    setRefusal(null);
    setIsBusy(true);
    const text = JSON.stringify(variables);
    if (unanswered.current?.text !== text) unanswered.current = { text, idempotencyKey: randomKey() };
    const { idempotencyKey } = unanswered.current;
    const once = isTrial ? variables : { ...variables, input: { ...variables.input, idempotencyKey } };
    const { done, refusal } = await change(document, once);
    if (refusal?.kind !== 'offline') unanswered.current = null;
    // after a refusal as well: what is shown was not what there is
    if (!isTrial) void askAnew();
    setRefusal(refusal);
    setIsBusy(false);
    return done;
  };
  return { put, refusal, isBusy, forget: () => setRefusal(null) };
}

/** crypto.randomUUID is not there where a page comes over http from another machine. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
