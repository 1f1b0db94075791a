import { useState } from 'react';
import { useAnswer } from '../ask/use-answer';
import { ChangesSinceDocument } from '../generated/graphql';
import { History } from './history';
import { Shown } from './panel';

/** What was changed of a node last, the newest first: for who opens it. */
export function NodeHistory({ nodeId, title }: { nodeId: string; title: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { answer } = useAnswer(ChangesSinceDocument, { nodeId, since: null }, { isWanted: isOpen });
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <Shown answer={answer}>{({ changes }) => <History changes={changes.nodes} />}</Shown>}
    </details>
  );
}
