import { Link } from 'react-router';
import { addressOf } from '../addresses';
import type { NodeNamesQuery } from '../generated/graphql';
import { TERMS } from '../generated/terms';
import { dayText, instantText, numberText } from '../words/format';
import { type Language, useLanguage, useWords } from '../words/language';
import { HISTORY } from './history-words';

export type NamedNode = NonNullable<NodeNamesQuery['nodes'][number]>;

/** Fields whose value is the id of something: only these are looked up. */
export const LINKS: ReadonlySet<string> = new Set([
  'unit',
  'document',
  'citingDocument',
  'plan',
  'task',
  'parent',
  'indicator',
  'owner',
  'issuer',
  'issuedWith',
]);

// Matches: "2026-06-30". Must not match: "quý II/2026".
const DAY = /^\d{4}-\d{2}-\d{2}$/;
// Matches: "2026-06-30T01:02:03.000Z". Must not match: "2026-06-30".
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Enums by the field that has their values. */
const ENUMS = { status: 'TaskStatus', role: 'AssignmentRole', kind: 'CitationKind', origin: 'TaskOrigin' } as const;

interface HistoryValueProps {
  name: string;
  value: unknown;
  /** What it is the id of: 'coming' while that is asked for. */
  node: NamedNode | 'coming' | undefined;
}

/** A value of the history as people read it. */
export function HistoryValue({ name, value, node }: HistoryValueProps) {
  const said = useWords(HISTORY);
  const language = useLanguage();
  if (value === null || value === undefined || value === '') return <span className="quiet">{said.nothing}</span>;
  if (node === 'coming') return <span className="quiet">…</span>;
  if (node) return <NodeName node={node} />;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (typeof value === 'number') return numberText(value, language);
  if (Array.isArray(value))
    return value.map((one) => said.fields[String(one)] ?? String(one)).join(', ') || said.nothing;
  if (typeof value === 'object') return 'quote' in value ? <q>{String(value.quote)}</q> : JSON.stringify(value);
  const text = String(value);
  if (DAY.test(text)) return dayText(text);
  if (INSTANT.test(text)) return instantText(text, language);
  return enumTerm(name, text, language) ?? text;
}

function enumTerm(name: string, value: string, language: Language): string | null {
  if (language !== 'vi' || !(name in ENUMS)) return null;
  const terms: Readonly<Record<string, string>> = TERMS[ENUMS[name as keyof typeof ENUMS]];
  return terms[value] ?? null;
}

function NodeName({ node }: { node: NamedNode }) {
  switch (node.__typename) {
    case 'Unit':
      return <Link to={addressOf('unit', node.id)}>{node.name}</Link>;
    case 'LegalDocument':
      return <Link to={addressOf('document', node.id)}>{[node.type, node.number].filter(Boolean).join(' ')}</Link>;
    case 'Plan':
      return <Link to={addressOf('plan', node.id)}>{node.planNumber ?? node.title}</Link>;
    case 'Task':
      return <Link to={addressOf('task', node.id)}>{[node.ordinal, node.title].filter(Boolean).join(' ')}</Link>;
    default:
      return node.name;
  }
}
