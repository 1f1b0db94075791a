import { addressOf } from '../addresses';
import type { CitingSourceFragment, DocumentMentionFragment } from '../generated/graphql';
import { documentName } from '../words/document-name';
import { sourceAddress } from './source-address';

interface Place {
  start: number;
  end: number;
}

/** Where a citation stands in the text of what cites: a plan's text, or a document's own. */
export function citationAddress(source: CitingSourceFragment, place: Place): string {
  if (source.__typename === 'Plan') return sourceAddress(source.id, place);
  if (source.__typename === 'Task') return sourceAddress(source.plan.id, place);
  if (source.ownPlan) return sourceAddress(source.ownPlan.id, place);
  return `${addressOf('document', source.id)}?at=${place.start}-${place.end}#text`;
}

/** What cites, and where its view is. */
export function citingView(source: CitingSourceFragment): { name: string; address: string; about: string | null } {
  if (source.__typename === 'Plan')
    return { name: source.number ?? source.title, address: addressOf('plan', source.id), about: source.title };
  if (source.__typename === 'Task')
    return {
      name: [source.ordinal, source.title].filter(Boolean).join(' '),
      address: addressOf('task', source.id),
      about: source.plan.number ?? source.plan.title,
    };
  return mentionView(source);
}

/** A document that is named, and where its view is. */
export function mentionView(document: DocumentMentionFragment): {
  name: string;
  address: string;
  about: string | null;
} {
  const about = document.documentTitle ?? (document.number ? document.documentName : null) ?? null;
  return { name: documentName(document), address: addressOf('document', document.id), about };
}
