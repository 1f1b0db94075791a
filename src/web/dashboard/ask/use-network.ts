import { useEffect } from 'react';
import { WhoAmIDocument } from '../generated/graphql';
import { client } from './use-answer';

/** A browser that loses its network may still reach a hub in its own: that is found out by asking who one is. */
const askOnce = () => void client.invalidateQueries({ queryKey: [WhoAmIDocument.toString()] });

/** What nobody answered is asked for at once, and not after the pause. */
const askUnanswered = () =>
  void client.refetchQueries({ predicate: ({ state }) => state.fetchFailureCount > 0 }, { cancelRefetch: true });

/** Whether somebody answers is looked at when the browser goes offline, and again when it is back. */
export function useNetwork(): void {
  useEffect(() => {
    window.addEventListener('offline', askOnce);
    window.addEventListener('online', askUnanswered);
    return () => {
      window.removeEventListener('offline', askOnce);
      window.removeEventListener('online', askUnanswered);
    };
  }, []);
}
