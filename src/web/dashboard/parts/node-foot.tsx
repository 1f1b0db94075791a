import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords, words } from '../words/language';
import { ReportError } from './report-error';
import '../style/forms.css';

const SAID = words({ openly: 'Trang công khai cho người dân' }, { openly: 'The page for citizens' });

interface NodeFootProps {
  nodeId: string;
  /** Where citizens follow it. */
  openly?: string;
  /** What else may be done with it. */
  children?: ReactNode;
}

/** At the end of what is told of one thing: where others follow it, and how to say that something is wrong. */
export function NodeFoot({ nodeId, openly, children }: NodeFootProps) {
  const said = useWords(SAID);
  return (
    <footer className="node-foot">
      {openly && (
        <Link className="button" to={openly}>
          {said.openly}
        </Link>
      )}
      <ReportError nodeId={nodeId} />
      {children}
    </footer>
  );
}
