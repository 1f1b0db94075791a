import { useSyncExternalStore } from 'react';

/** The key of who looks at the pages: it stays with this tab, or with this browser where they said so. */
const NAME = 'plangraph:key';

const listeners = new Set<() => void>();

export const keyNow = (): string | null => sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME);

/** Whether the key outlives this tab. */
export const isKeyKept = (): boolean => sessionStorage.getItem(NAME) === null && localStorage.getItem(NAME) !== null;

/** Takes a key, to be sent with what is asked from now on. */
export function signIn(key: string, isKept: boolean): void {
  signOutQuietly();
  (isKept ? localStorage : sessionStorage).setItem(NAME, key);
  for (const told of listeners) told();
}

export function signOut(): void {
  signOutQuietly();
  for (const told of listeners) told();
}

function signOutQuietly(): void {
  sessionStorage.removeItem(NAME);
  localStorage.removeItem(NAME);
}

function follow(told: () => void): () => void {
  listeners.add(told);
  // another tab of this browser
  window.addEventListener('storage', told);
  return () => {
    listeners.delete(told);
    window.removeEventListener('storage', told);
  };
}

/** The key, and the page anew where it changes. */
export const useKey = (): string | null => useSyncExternalStore(follow, keyNow);
