import { useMemo } from 'react';
import { useAnswer } from '../ask/use-answer';
import { type ChangeRowFragment, NodeNamesDocument } from '../generated/graphql';
import { instantText, numberText } from '../words/format';
import { useLanguage, useWords } from '../words/language';
import { termOf } from '../words/terms';
import { changeGroups } from './change-groups';
import { HistoryValue, LINKS, type NamedNode } from './history-value';
import { HISTORY } from './history-words';
import { Failed } from './panel';
import { UndoButton } from './undo-button';
import '../style/history.css';

interface HistoryProps {
  /** In the order in which they are to be read. */
  changes: readonly ChangeRowFragment[];
}

/** What is named, by its id. */
type HistoryNodes = ReadonlyMap<string, NamedNode | 'coming'>;

/** So many names are looked up at once. */
const MOST_NAMES = 100;

/** What was changed at once is folded where it is more than so many things: an import. */
const MOST_OPEN = 5;

/** What was changed: when, by whom, what from and to, and why; who may undoes it. */
export function History({ changes }: HistoryProps) {
  const said = useWords(HISTORY);
  const language = useLanguage();
  const groups = useMemo(() => changeGroups(changes), [changes]);
  const ids = useMemo(() => linkedIds(changes), [changes]);
  const { answer } = useAnswer(NodeNamesDocument, { ids }, { isWanted: ids.length > 0 });
  const found = answer.state === 'there' ? answer.data.nodes : [];
  const nodes = new Map<string, NamedNode | 'coming'>([
    // an id tells nobody anything
    ...(answer.state === 'loading' ? ids.map((id) => [id, 'coming'] as const) : []),
    ...found.flatMap((node) => (node ? [[node.id, node] as const] : [])),
  ]);
  if (groups.length === 0) return <p className="empty">{said.none}</p>;
  return (
    <>
      {answer.state === 'failed' && <Failed error={answer.error} again={answer.again} />}
      <ol className="history">
        {groups.map((group) => (
          <li key={group.key} data-actor={group.actor}>
            <p className="history-head">
              <time dateTime={group.recordedAt}>{instantText(group.recordedAt, language)}</time>{' '}
              <span className="quiet">{said.by}</span> <strong>{group.actor}</strong>
              <span className="history-undo">
                <UndoButton of={group} />
              </span>
            </p>
            {group.reason && (
              <p className="quiet">
                {said.reason}: {group.reason}
              </p>
            )}
            <Together changes={group.changes.filter((change) => toldFields(change).length > 0)} nodes={nodes} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was changed at once; folded where that is much. */
function Together({ changes, nodes }: { changes: readonly ChangeRowFragment[]; nodes: HistoryNodes }) {
  const said = useWords(HISTORY);
  const language = useLanguage();
  if (changes.length === 0) return <p className="quiet">{said.inside}</p>;
  return (
    <details open={changes.length <= MOST_OPEN}>
      <summary className="quiet">{said.count(numberText(changes.length, language))}</summary>
      {changes.map((change) => (
        <OneChange key={`${change.part} ${change.partId} ${change.operation}`} change={change} nodes={nodes} />
      ))}
    </details>
  );
}

function OneChange({ change, nodes }: { change: ChangeRowFragment; nodes: HistoryNodes }) {
  const said = useWords(HISTORY);
  const language = useLanguage();
  const of = change.part ? termOf('NodePart', change.part, language) : termOf('NodeKind', change.kind, language);
  const value = (name: string, one: unknown) => (
    <HistoryValue name={name} value={one} node={typeof one === 'string' ? nodes.get(one) : undefined} />
  );
  return (
    <div className={`change ${change.operation}`}>
      <h3>
        {of}: {termOf('ChangeOperation', change.operation, language).toLowerCase()}
      </h3>
      <dl className="facts">
        {toldFields(change).map(({ name, before, after }) => (
          <div key={name} data-field={name}>
            <dt>{said.fields[name] ?? name}</dt>
            <dd>
              {change.operation !== 'CREATED' && (
                <del>
                  <span className="sr-only">{said.before}: </span>
                  {value(name, before)}
                </del>
              )}
              {change.operation === 'CHANGED' && <span aria-hidden="true"> → </span>}
              {change.operation !== 'REMOVED' && (
                <ins>
                  <span className="sr-only">{said.after}: </span>
                  {value(name, after)}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Ids of parts have no name, and that a part belongs to what is looked at is known. */
const UNTOLD: ReadonlySet<string> = new Set(['section', 'parentId']);

const toldFields = ({ nodeId, fields }: ChangeRowFragment) =>
  fields.filter(({ name, before, after }) => !UNTOLD.has(name) && before !== nodeId && after !== nodeId);

function linkedIds(changes: readonly ChangeRowFragment[]): string[] {
  const ids = changes.flatMap(({ fields }) =>
    fields.flatMap(({ name, before, after }) =>
      LINKS.has(name) ? [before, after].filter((one): one is string => typeof one === 'string') : [],
    ),
  );
  return [...new Set(ids)].slice(0, MOST_NAMES);
}
