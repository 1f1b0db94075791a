import { Link } from 'react-router';
import { useAnswer } from '../../ask/use-answer';
import { type DeclaredRowFragment, type DiagnosticRowFragment, PlanDoubtsDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { sourceAddress } from '../../parts/source-address';
import { doubtText } from '../../words/diagnostic-words';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { PLAN } from './plan-words';

/** What the plan says it holds against what was found in it, and what its reader was unsure of. */
export function DoubtsTab({ id }: { id: string }) {
  const said = useWords(PLAN);
  const asked = useAnswer(PlanDoubtsDocument, { id });
  return (
    <div className="grid">
      <Panel title={said.declared} asked={asked} minHeight={200}>
        {({ node }) => node?.__typename === 'Plan' && <Declared planId={id} items={node.declaredItems} />}
      </Panel>
      <Panel title={said.diagnostics} asked={asked} minHeight={200}>
        {({ node }) => node?.__typename === 'Plan' && <Diagnostics planId={id} diagnostics={node.diagnostics} />}
      </Panel>
    </div>
  );
}

function Declared({ planId, items }: { planId: string; items: readonly DeclaredRowFragment[] }) {
  const said = useWords(PLAN);
  const shared = useWords(SHARED);
  const language = useLanguage();
  if (items.length === 0) return <p className="empty">{said.noDeclared}</p>;
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{said.place}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.declaredCount}</th>
            <th scope="col">{said.presentCount}</th>
            <th scope="col">{said.differs}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ kind, label, declaredCount, presentCount, evidence }) => (
            <tr key={evidence.start}>
              <th scope="row">
                {label}
                <small>
                  “{evidence.quote}” <Link to={sourceAddress(planId, evidence)}>{shared.inText}</Link>
                </small>
              </th>
              <td>{said.declaredKinds[kind] ?? kind}</td>
              <td className="number">{numberText(declaredCount, language)}</td>
              <td className="number">{numberText(presentCount, language)}</td>
              <td className={`number ${presentCount === declaredCount ? 'good' : 'bad'}`}>
                {presentCount === declaredCount ? '✓ 0' : `⚠ ${numberText(presentCount - declaredCount, language)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Diagnostics({ planId, diagnostics }: { planId: string; diagnostics: readonly DiagnosticRowFragment[] }) {
  const said = useWords(PLAN);
  const shared = useWords(SHARED);
  const language = useLanguage();
  if (diagnostics.length === 0) return <p className="empty">{said.noDiagnostics}</p>;
  return (
    <ul className="plain doubts">
      {diagnostics.map(({ code, severity, message, evidence }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a doubt has no name of its own, and its place does not change
        <li key={index} className={severity}>
          <p>
            <span className={`tag ${severity}`}>{said.severities[severity] ?? severity}</span>{' '}
            <strong>{doubtText(code, language)}</strong> <code>{code}</code>
          </p>
          <p lang="en">{message}</p>
          <small>
            {evidence ? (
              <>
                <q>{evidence.quote}</q> <Link to={sourceAddress(planId, evidence)}>{shared.inText}</Link>
              </>
            ) : (
              said.wholeDocument
            )}
          </small>
        </li>
      ))}
    </ul>
  );
}
