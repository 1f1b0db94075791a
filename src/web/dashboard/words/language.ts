import { useSyncExternalStore } from 'react';

export type Language = 'vi' | 'en';

const NAME = 'plangraph:language';
const listeners = new Set<() => void>();

/** Vietnamese, unless somebody switched. */
export const languageNow = (): Language => (localStorage.getItem(NAME) === 'en' ? 'en' : 'vi');

export function speak(language: Language): void {
  localStorage.setItem(NAME, language);
  document.documentElement.lang = language;
  for (const told of listeners) told();
}

function follow(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

export const useLanguage = (): Language => useSyncExternalStore(follow, languageNow);

/** The words of one view in both languages, the same names in each. */
export interface Words<Said> {
  vi: Said;
  en: Said;
}

/** Words beside the view that says them: what is there in Vietnamese must be there in English. */
export const words = <Said>(vi: Said, en: NoInfer<Said>): Words<Said> => ({ vi, en });

/** The words in the language that is spoken. */
export const useWords = <Said>(said: Words<Said>): Said => said[useLanguage()];
