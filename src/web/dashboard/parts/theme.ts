import { useSyncExternalStore } from 'react';

export type Theme = 'auto' | 'light' | 'dark';

const NAME = 'plangraph:theme';
const listeners = new Set<() => void>();
const system = window.matchMedia('(prefers-color-scheme: dark)');

const isTheme = (given: string | null): given is Theme => given === 'light' || given === 'dark' || given === 'auto';

/** As the system has it, unless somebody chose. */
export function themeNow(): Theme {
  const given = localStorage.getItem(NAME);
  return isTheme(given) ? given : 'auto';
}

const isDarkNow = (): boolean => (themeNow() === 'auto' ? system.matches : themeNow() === 'dark');

/** Puts the colours of a theme on the page. */
export function wear(theme: Theme = themeNow()): void {
  localStorage.setItem(NAME, theme);
  document.documentElement.dataset.theme = isDarkNow() ? 'dark' : 'light';
  for (const told of listeners) told();
}

function follow(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

system.addEventListener('change', () => wear());

export const useTheme = (): Theme => useSyncExternalStore(follow, themeNow);
export const useIsDark = (): boolean => useSyncExternalStore(follow, isDarkNow);
