import type { Fault } from '../ask/change';
import { FAULTS } from '../words/fault-words';
import { useWords } from '../words/language';

/** What is wrong, in the viewer's language where that is known, and in the graph's words, which name the value. */
export function FaultText({ fault: { code, message } }: { fault: Fault }) {
  const said = useWords(FAULTS).ofCode(code);
  if (said === null) return <span lang="en">{message}</span>;
  return (
    <>
      {said} <small lang="en">{message}</small>
    </>
  );
}
