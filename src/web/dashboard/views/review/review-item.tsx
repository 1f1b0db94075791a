import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { useMay } from '../../ask/use-viewer';
import { NodeHistory } from '../../parts/node-history';
import { sourceAddress } from '../../parts/source-address';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { TaskActions } from '../task/task-actions';
import { DismissForm } from './dismiss-form';
import type { Decided, Doubt } from './doubt';
import { Passage } from './passage';
import { DOUBT } from './review-codes';
import { REVIEW } from './review-words';
import { SettleCitation } from './settle-citation';
import { SettleUnit } from './settle-unit';

interface ReviewItemProps {
  item: Doubt;
  onDecided: (what: Decided) => void;
}

/** One doubt: what is doubtful and why, where it stands, and what can be decided. */
export function ReviewItem({ item, onDecided }: ReviewItemProps) {
  const said = useWords(REVIEW);
  const doubt = useWords(DOUBT);
  const language = useLanguage();
  const may = useMay('EDIT');
  const { document, plan, task, unit, indicator, evidence } = item;
  return (
    <article aria-labelledby="doubt">
      <h3 id="doubt">
        {doubt.code(item.code)} <span className="tag">{termOf('ReviewStatus', item.status, language)}</span>
      </h3>
      <p lang="en">{item.message}</p>
      <Passage item={item} />
      <dl className="facts">
        <dt>{termOf('NodeKind', plan ? 'PLAN' : 'LEGAL_DOCUMENT', language)}</dt>
        <dd>
          <Link to={plan ? addressOf('plan', plan.id) : addressOf('document', document.id)}>
            {plan?.number ?? document.number ?? plan?.title ?? document.title ?? document.type}
          </Link>
          {item.heading && ` · ${item.heading}`}
          {item.line !== null && ` · ${said.line(item.line)}`}
          {plan && evidence && (
            <>
              {' · '}
              <Link to={sourceAddress(plan.id, evidence)}>{said.inText}</Link>
            </>
          )}
        </dd>
        {task && (
          <>
            <dt>{said.task}</dt>
            <dd>
              <Link to={addressOf('task', task.id)}>{[task.ordinal, task.title].filter(Boolean).join(' ')}</Link>
            </dd>
          </>
        )}
        {unit && (
          <>
            <dt>{said.unit}</dt>
            <dd>
              <Link to={addressOf('unit', unit.id)}>{unit.name}</Link>
            </dd>
          </>
        )}
        {indicator && (
          <>
            <dt>{said.indicator}</dt>
            <dd>{indicator.name}</dd>
          </>
        )}
      </dl>
      {!may && (
        <p className="notice">
          {said.needsKey} <Link to={addressOf('account')}>{termOf('Role', 'EDITOR', language)}</Link>
        </p>
      )}
      {may && <Decide item={item} onDecided={onDecided} />}
      {task && <NodeHistory nodeId={task.id} title={said.history} />}
    </article>
  );
}

function Decide({ item, onDecided }: ReviewItemProps) {
  const said = useWords(REVIEW);
  return (
    <div className="decide">
      {item.subject === 'CITATION' && <SettleCitation item={item} onDecided={onDecided} />}
      {item.subject === 'UNIT' && item.unit && <SettleUnit item={item} unit={item.unit} onDecided={onDecided} />}
      {item.task && (
        <section>
          <h3>{said.correct}</h3>
          <TaskActions task={item.task} onSaved={onDecided} onRemoved={() => onDecided(said.removedTask)} />
        </section>
      )}
      {item.status === 'OPEN' && <DismissForm item={item} onDecided={onDecided} />}
    </div>
  );
}
