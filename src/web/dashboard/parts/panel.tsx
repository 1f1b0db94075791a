import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import type { AskError } from '../ask/ask-error';
import type { Answered, Asked } from '../ask/use-answer';
import { useWords } from '../words/language';
import { SHARED } from '../words/shared-words';
import { Downloads } from './downloads';
import { queryAddress } from './query-address';

interface PanelProps<Data, Variables> {
  title: ReactNode;
  /** What it shows, and how that was asked. */
  asked: Asked<Data, Variables>;
  /** Is there nothing to show? Then `empty` stands there. */
  isEmpty?: (data: Data) => boolean;
  empty?: ReactNode;
  /** Rows that can be taken along as a table. */
  hasRows?: boolean;
  /** Beside the title. */
  tools?: ReactNode;
  /** How tall it is while nothing is there yet, so that nothing jumps. */
  minHeight?: number;
  className?: string;
  children: (data: Data) => ReactNode;
}

/** One part of a view, made of one operation that anybody can ask: its title, what it shows in every state, and its query. */
export function Panel<Data, Variables>({
  title,
  asked,
  hasRows = false,
  tools,
  minHeight,
  className = '',
  ...shown
}: PanelProps<Data, Variables>) {
  const said = useWords(SHARED);
  const heading = useId();
  const { answer } = asked;
  const isBusy = answer.state === 'loading' || (answer.state === 'there' && answer.isOld && !answer.fault);
  return (
    <section
      className={`panel ${className}`}
      aria-labelledby={heading}
      aria-busy={isBusy}
      style={answer.state === 'loading' ? { minHeight } : undefined}
    >
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        <div className="panel-tools">
          {tools}
          {hasRows && <Downloads document={asked.document} variables={asked.variables} />}
          <a className="quiet" href={queryAddress(asked.document, asked.variables)} target="_blank" rel="noreferrer">
            {said.showQuery}
          </a>
        </div>
      </header>
      <Shown answer={answer} {...shown} />
    </section>
  );
}

type ShownProps<Data> = Pick<PanelProps<Data, never>, 'isEmpty' | 'empty' | 'children'> & { answer: Answered<Data> };

/** An answer in whichever state it is. */
export function Shown<Data>({ answer, isEmpty, empty, children }: ShownProps<Data>) {
  const said = useWords(SHARED);
  if (answer.state === 'loading') return <Waiting isAway={answer.isAway} />;
  if (answer.state === 'failed') return <Failed error={answer.error} again={answer.again} />;
  return (
    <>
      {answer.isAway && (
        <p className="notice away" role="status">
          {said.awayOld}
        </p>
      )}
      {answer.fault && <Failed error={answer.fault} again={answer.again} isAboveOld />}
      {isEmpty?.(answer.data) ? <p className="empty">{empty ?? said.nothing}</p> : children(answer.data)}
    </>
  );
}

function Waiting({ isAway }: { isAway: boolean }) {
  const said = useWords(SHARED);
  return (
    <div className="waiting" role="status">
      <p className={isAway ? 'notice away' : 'quiet'}>{isAway ? said.away : said.loading}</p>
      <div className="bone" />
      <div className="bone" />
      <div className="bone short" />
    </div>
  );
}

// Matches: "… with this id: 6f1e0b5c-…". Must not match: an id in the midst of a sentence.
const ERROR_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface FailedProps {
  error: AskError;
  again: () => void;
  /** Below it stands what was there before. */
  isAboveOld?: boolean;
}

export function Failed({ error, again, isAboveOld = false }: FailedProps) {
  const said = useWords(SHARED);
  const errorId = error.code === 'INTERNAL_SERVER_ERROR' ? ERROR_ID.exec(error.message)?.[0] : undefined;
  const about = { forbidden: said.forbidden, limited: said.limited, failed: said.failed, offline: said.away }[
    error.fault
  ];
  return (
    <div className={`notice ${error.fault}`} role="alert">
      <p>
        <strong>{about}</strong> {isAboveOld && said.belowIsOld}
      </p>
      {errorId ? (
        <p className="quiet">{said.toReport(errorId)}</p>
      ) : (
        <p className="quiet" lang="en">
          {error.message}
        </p>
      )}
      {error.fault === 'forbidden' ? (
        <Link className="button" to="/account">
          {said.signIn}
        </Link>
      ) : (
        <button type="button" onClick={again}>
          {said.again}
        </button>
      )}
    </div>
  );
}
