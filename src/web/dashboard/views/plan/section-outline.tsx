import { memo } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { PLAN } from './plan-words';
import { type SectionNode, sectionName } from './section-tree';

interface SectionOutlineProps {
  tree: readonly SectionNode[];
  /** The section that is looked at; null: all. */
  now: string | null;
}

/** The headings of a plan as a tree, each with how many tasks stand under it; one narrows the list to its tasks. */
export const SectionOutline = memo(function SectionOutline({ tree, now }: SectionOutlineProps) {
  const said = useWords(PLAN);
  return (
    <nav className="outline" aria-label={said.outline}>
      <details open={window.matchMedia('(min-width: 900px)').matches}>
        <summary>{said.outline}</summary>
        <SectionLink id={null} name={said.allSections} isNow={now === null} />
        <Branch nodes={tree} now={now} />
      </details>
    </nav>
  );
});

function Branch({ nodes, now }: { nodes: readonly SectionNode[]; now: string | null }) {
  if (nodes.length === 0) return null;
  return (
    <ul>
      {nodes.map(({ section, below, taskCount }) => (
        <li key={section.id}>
          <SectionLink id={section.id} name={sectionName(section)} taskCount={taskCount} isNow={now === section.id} />
          <Branch nodes={below} now={now} />
        </li>
      ))}
    </ul>
  );
}

function SectionLink({
  id,
  name,
  taskCount,
  isNow,
}: {
  id: string | null;
  name: string;
  taskCount?: number;
  isNow: boolean;
}) {
  const language = useLanguage();
  const { pathname } = useLocation();
  const [given] = useSearchParams();
  const address = new URLSearchParams(given);
  if (id === null) address.delete('section');
  else address.set('section', id);
  return (
    <Link
      to={{ pathname, search: address.toString() }}
      aria-current={isNow ? 'true' : undefined}
      className={taskCount === 0 ? 'none' : undefined}
    >
      <span>{name}</span>
      {taskCount !== undefined && taskCount > 0 && <span className="count">{numberText(taskCount, language)}</span>}
    </Link>
  );
}
