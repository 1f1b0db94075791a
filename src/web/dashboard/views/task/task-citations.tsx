import { Link } from 'react-router';
import { CitedDocument } from '../../parts/cited-document';
import { sourceAddress } from '../../parts/source-address';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';
import type { TaskDetail } from './task-view';

/** The documents that a task cites, in what way, and how sure that is. */
export function TaskCitations({ task: { plan, citations } }: { task: TaskDetail }) {
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <ul className="plain spaced">
      {citations.map(({ id, kind, locator, status, statusReason, document, evidence }) => (
        <li key={id}>
          <span className="quiet">{termOf('CitationKind', kind, language)}:</span> {locator && `${locator}, `}
          {document ? <CitedDocument document={document} /> : evidence.quote}
          <small>
            {status !== 'RESOLVED' && (
              <span className="bad" title={statusReason ?? undefined}>
                {termOf('CitationStatus', status, language)} ·{' '}
              </span>
            )}
            “{evidence.quote}” <Link to={sourceAddress(plan.id, evidence)}>{shared.inText}</Link>
          </small>
        </li>
      ))}
    </ul>
  );
}
