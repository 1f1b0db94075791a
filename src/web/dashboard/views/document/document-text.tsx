import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { useAnswer } from '../../ask/use-answer';
import { DocumentTextDocument } from '../../generated/graphql';
import { Panel } from '../../parts/panel';
import { useHashPlace } from '../../parts/use-hash-place';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { DOCUMENT } from './document-words';
import { linesOf } from './text-lines';

interface DocumentTextProps {
  id: string;
  /** The plan that it is, whose view has its text. */
  planId: string | null;
  /** The passage that is to be seen. */
  at: { start: number; end: number } | null;
}

/** The text of a document, asked for when somebody wants to read it. */
export function DocumentText({ id, planId, at }: DocumentTextProps) {
  const said = useWords(DOCUMENT);
  const shared = useWords(SHARED);
  const [isOpen, setIsOpen] = useState(at !== null);
  const place = useRef<HTMLDivElement>(null);
  useHashPlace(place, 'text');
  const start = at?.start ?? null;
  useEffect(() => {
    if (start !== null) setIsOpen(true);
  }, [start]);
  const asked = useAnswer(DocumentTextDocument, { id }, { isWanted: isOpen && planId === null });
  const textOf = (data: { node: { __typename: string; sourceText?: string | null } | null }) =>
    data.node?.sourceText ?? null;
  if (planId !== null)
    return (
      <p className="wide">
        <Link to={`${addressOf('plan', planId)}?tab=text`}>{said.inPlan}</Link>
      </p>
    );
  if (!isOpen)
    return (
      <p className="wide">
        <button type="button" onClick={() => setIsOpen(true)}>
          {said.text}
        </button>
      </p>
    );
  return (
    <div ref={place} id="text" className="wide">
      <Panel
        title={said.text}
        asked={asked}
        tools={
          <button type="button" className="quiet" onClick={() => setIsOpen(false)}>
            {shared.close}
          </button>
        }
        isEmpty={(data) => textOf(data) === null}
        empty={said.noText}
      >
        {(data) => <Text text={textOf(data) ?? ''} at={at} />}
      </Panel>
    </div>
  );
}

function Text({ text, at }: { text: string; at: DocumentTextProps['at'] }) {
  const marked = useRef<HTMLElement>(null);
  const { start = -1 } = at ?? {};
  useEffect(() => {
    if (start >= 0) marked.current?.scrollIntoView({ block: 'center' });
  }, [start]);
  return (
    <div className="text">
      {linesOf(text, at).map(({ start, before, passage, after }) => (
        <p key={start}>
          {before}
          {passage && <mark ref={marked}>{passage}</mark>}
          {after}
        </p>
      ))}
    </div>
  );
}
