import { type Scope, WhoAmIDocument, type WhoAmIQuery } from '../generated/graphql';
import { useAnswer } from './use-answer';

export type Viewer = WhoAmIQuery['viewer'];

/** Who looks at the pages; null while that is not known. */
export function useViewer(): Viewer | null {
  const { answer } = useAnswer(WhoAmIDocument, {});
  return answer.state === 'there' ? answer.data.viewer : null;
}

/** Whether they may do what needs a scope: what they may not is not offered. */
export const useMay = (scope: Scope): boolean => useViewer()?.scopes.includes(scope) ?? false;
