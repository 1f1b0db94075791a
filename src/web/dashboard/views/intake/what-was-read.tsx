import type { TakeInMutation } from '../../generated/graphql';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { DOUBT, SEVERITIES } from '../review/review-codes';
import { INTAKE } from './intake-words';

export type TakenIn = Extract<TakeInMutation['importDocument'], { __typename: 'ImportDocumentSuccess' }>;

/** A page that lists more is slow to read and to draw: what is left is counted. */
const MOST_CHANGES = 200;

/** What was read in a file and how sure that is: rows by kind, what is different, and doubts by gravity. */
export function WhatWasRead({ read }: { read: TakenIn }) {
  const said = useWords(INTAKE);
  return (
    <>
      <dl className="facts">
        <dt>{said.number}</dt>
        <dd>{read.number ?? said.noNumber}</dd>
        <dt>{said.about}</dt>
        <dd>{read.title}</dd>
      </dl>
      <Counts counts={read.counts} />
      <Remarks remarks={read.diagnostics} />
      <Changes changes={read.changes} />
    </>
  );
}

function Counts({ counts }: Pick<TakenIn, 'counts'>) {
  const said = useWords(INTAKE);
  const language = useLanguage();
  const columns = ['created', 'changed', 'removed', 'unchanged'] as const;
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{said.kind}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {said[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row) => (
            <tr key={row.kind} data-kind={row.kind}>
              <th scope="row">{said.kinds(row.kind)}</th>
              {columns.map((column) => (
                <td key={column} className="number" data-column={column}>
                  {numberText(row[column], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Remarks({ remarks }: { remarks: TakenIn['diagnostics'] }) {
  const said = useWords(INTAKE);
  const doubt = useWords(DOUBT);
  const language = useLanguage();
  return (
    <section>
      <h3>{said.remarks}</h3>
      {remarks.length === 0 && <p className="good">{said.noRemarks}</p>}
      {SEVERITIES.map((severity) => {
        const some = remarks.filter((one) => one.severity === severity);
        return (
          some.length > 0 && (
            <details key={severity} open={severity !== 'INFO'} data-severity={severity}>
              <summary>
                <span className={`tag severity-${severity}`}>{doubt.severity(severity)}</span>{' '}
                {said.sure(numberText(some.length, language))}
              </summary>
              <ul className="remarks">
                {some.map(({ code, message, quote }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two remarks may be alike, and none moves
                  <li key={at}>
                    <strong>{doubt.code(code)}</strong>
                    <small lang="en">{message}</small>
                    {quote && <blockquote className="passage">{quote}</blockquote>}
                  </li>
                ))}
              </ul>
            </details>
          )
        );
      })}
    </section>
  );
}

function Changes({ changes }: Pick<TakenIn, 'changes'>) {
  const said = useWords(INTAKE);
  const language = useLanguage();
  return (
    <details>
      <summary>
        {said.changes} ({numberText(changes.length, language)})
      </summary>
      {changes.length === 0 && <p className="quiet">{said.noChanges}</p>}
      <ol className="plain changes">
        {changes.slice(0, MOST_CHANGES).map(({ kind, what, ordinal, title, details }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two tasks may be alike, and none moves
          <li key={at} data-change={kind}>
            <span className="tag">
              {said.changeKinds[kind] ?? kind} {said.whats[what] ?? what}
            </span>{' '}
            {[ordinal, title].filter(Boolean).join(' ')}
            {details.map(({ field, before, after }) => (
              <small key={field}>
                {said.detail(field)}: <del>{before ?? said.nothing}</del> → <ins>{after ?? said.nothing}</ins>
              </small>
            ))}
          </li>
        ))}
      </ol>
      {changes.length > MOST_CHANGES && (
        <p className="quiet">{said.moreChanges(numberText(changes.length - MOST_CHANGES, language))}</p>
      )}
    </details>
  );
}
