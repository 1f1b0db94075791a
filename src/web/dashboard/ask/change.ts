import type { TypedDocumentString } from '../generated/graphql';
import { ask } from './ask';
import { AskError, type AskFault } from './ask-error';

/** What is wrong with a field of an input: a stable code, and the graph's words. */
export interface Fault {
  code: string;
  message: string;
}

/** Why a change was not made. */
export interface Refusal {
  kind: 'conflict' | 'absent' | 'invalid' | AskFault;
  /** In the graph's words. */
  message: string;
  /** What is wrong, by the field of the input. */
  fields: Readonly<Record<string, Fault>>;
}

interface Failed {
  __typename: 'ConflictFailure' | 'NotFoundFailure' | 'ValidationFailure';
  message: string;
  fields?: readonly (Fault & { field: string })[];
}

/** What a mutation answers where it did as asked. */
export type Done<Data> = Exclude<Data[keyof Data], Failed>;

/** What every mutation takes. */
export interface Put {
  input: object;
}

const KINDS = { ConflictFailure: 'conflict', NotFoundFailure: 'absent', ValidationFailure: 'invalid' } as const;

const isFailed = (result: { __typename: string }): result is Failed => result.__typename in KINDS;

/** Puts a mutation of one field: what it did, or why not. */
export async function change<Data, Variables extends Put>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<{ done: Done<Data>; refusal: null } | { done: null; refusal: Refusal }> {
  try {
    const [result] = Object.values((await ask(document, variables)) as object) as [{ __typename: string }];
    return isFailed(result)
      ? { done: null, refusal: refusalOf(result) }
      : { done: result as Done<Data>, refusal: null };
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    return { done: null, refusal: { kind: error.fault, message: error.message, fields: {} } };
  }
}

const refusalOf = ({ __typename, message, fields = [] }: Failed): Refusal => ({
  kind: KINDS[__typename],
  message,
  fields: Object.fromEntries(fields.map((fault) => [fault.field, fault])),
});
