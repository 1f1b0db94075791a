import { useMutation } from '@tanstack/react-query';
import type { TypedDocumentString } from '../generated/graphql';
import { ask } from './ask';
import type { AskError } from './ask-error';
import { askAnew } from './use-answer';

/** What a mutation answers: a success, or why not. */
interface Written {
  __typename?: string;
}

/** A mutation that is put when told, after which all that is shown is asked for anew (not after a trial: `isTrial`). */
export function useWrite<Data extends Record<string, Written | unknown>, Variables>(
  document: TypedDocumentString<Data, Variables>,
  { isTrial = false }: { isTrial?: boolean } = {},
) {
  return useMutation<Data, AskError, Variables>({
    mutationFn: (variables) => ask(document, variables),
    onSuccess: () => (isTrial ? undefined : askAnew()),
  });
}
