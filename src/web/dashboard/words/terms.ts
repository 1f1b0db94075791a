import { TERMS } from '../generated/terms';
import type { Language } from './language';

type Enums = typeof TERMS;

/** What a value of one of the schema's enums is called: as its description says in Vietnamese, its own name in English. */
export const termOf = <Name extends keyof Enums>(
  type: Name,
  value: keyof Enums[Name] & string,
  language: Language,
): string => sentence(language === 'vi' ? String(TERMS[type][value]) : value.toLowerCase().replaceAll('_', ' '));

const sentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
