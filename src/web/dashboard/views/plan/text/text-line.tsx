import { memo } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../../words/language';
import type { Line } from './text-lines';
import { type Mark, segmentsOf } from './text-mark';

interface TextLineProps {
  text: string;
  line: Line;
  /** The passage that is looked at, where it touches this line. */
  at: { start: number; end: number } | null;
  /** Where a passage is looked at. */
  addressAt: (span: { start: number; end: number }) => { pathname: string; search: string };
}

/** A line with all that was read from it marked; what is marked leads to what was read. */
export const TextLine = memo(function TextLine({ text, line, at, addressAt }: TextLineProps) {
  const language = useLanguage();
  if (line.start === line.end) return <p className="line">&nbsp;</p>;
  const linked = new Set<Mark>();
  return (
    <p className="line">
      {segmentsOf(line.start, line.end, line.marks, at).map((segment) => {
        const words = text.slice(segment.start, segment.end);
        const inmost = segment.marks.at(-1);
        const isLooked = at !== null && segment.start >= at.start && segment.end <= at.end;
        if (!inmost)
          return isLooked ? (
            <mark key={segment.start} className="looked">
              {words}
            </mark>
          ) : (
            words
          );
        const look = [
          'm',
          inmost.kind,
          segment.marks.some(({ kind }) => kind === 'SECTION') && 'in-section',
          segment.marks.some(({ kind }) => kind === 'TASK') && 'in-task',
          segment.marks.some(({ kind }) => kind === 'DOUBT') && 'in-doubt',
          isLooked && 'looked',
        ]
          .filter(Boolean)
          .join(' ');
        const place = `${inmost.start}-${inmost.end}`;
        // each of them is a link once in a line; the rest of it is for the mouse
        const isFirst = !linked.has(inmost) && inmost.start >= line.start;
        linked.add(inmost);
        return (
          <mark key={segment.start} className={look} data-at={place}>
            {isFirst ? (
              <Link to={addressAt(inmost)} title={inmost.name(language)} replace={isLooked}>
                {words}
              </Link>
            ) : (
              words
            )}
          </mark>
        );
      })}
    </p>
  );
});
