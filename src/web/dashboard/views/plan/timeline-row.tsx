import { memo } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import type { PlanTimelineQuery } from '../../generated/graphql';
import { BUCKETS } from '../../parts/buckets';
import { dayText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import type { Scale } from './timeline-scale';
import type { Bar } from './timeline-tab';
import { TIMELINE } from './timeline-words';

export type TimelineTask = PlanTimelineQuery['tasks']['nodes'][number];

const percent = (at: number): string => `${at.toFixed(2)}%`;

/** From here on, in percent, there is no room for a name before the end of the ruler. */
const NAMED_TO = 94;
const NAMED_ON_PHONES_TO = 80;

interface TimelineRowProps {
  bar: Bar;
  scale: Scale;
  asOf: string;
}

/** One task against time. */
export const TimelineRow = memo(function TimelineRow({ bar: { task, from, to }, scale, asOf }: TimelineRowProps) {
  const said = useWords(TIMELINE);
  const language = useLanguage();
  const { id, ordinal, title, timeliness, completedOn } = task;
  const told = [
    from < to ? said.range(dayText(from), dayText(to)) : said.by(dayText(to)),
    ...(completedOn ? [said.doneOn(dayText(completedOn))] : []),
    termOf('Timeliness', timeliness, language),
  ].join(', ');
  return (
    <div className="timeline-row">
      <Link to={addressOf('task', id)} title={title}>
        {ordinal && <span className="ordinal">{ordinal}</span>} {title}
        <span className="sr-only">: {told}</span>
      </Link>
      <div className="track" title={told} aria-hidden="true">
        {scale.marks.map(({ day }) => (
          <s key={day} style={{ left: percent(scale.at(day)) }} />
        ))}
        <span
          className={`bar ${timeliness}`}
          style={{ left: percent(scale.at(from)), right: percent(100 - scale.at(to)) }}
        />
        {completedOn && <b style={{ left: percent(scale.at(completedOn)) }} />}
        <i style={{ left: percent(scale.at(asOf)) }} />
      </div>
    </div>
  );
});

/** The months above the bars, and the day by which they are judged. */
export function TimelineRuler({ scale, asOf }: { scale: Scale; asOf: string }) {
  const said = useWords(TIMELINE);
  return (
    <div className="timeline-row ruler" aria-hidden="true">
      <span />
      <div className="track">
        {scale.marks
          .filter(({ day }) => scale.at(day) < NAMED_TO)
          .map(({ day, name }) => (
            <small
              key={day}
              className={scale.at(day) < NAMED_ON_PHONES_TO ? undefined : 'at-the-end'}
              style={{ left: percent(scale.at(day)) }}
            >
              {name}
            </small>
          ))}
        <i style={{ left: percent(scale.at(asOf)) }} title={`${said.today} ${dayText(asOf)}`} />
      </div>
    </div>
  );
}

export function TimelineLegend() {
  const said = useWords(TIMELINE);
  const language = useLanguage();
  return (
    <ul className="timeline-legend">
      {BUCKETS.filter((bucket) => bucket !== 'NO_DEADLINE').map((bucket) => (
        <li key={bucket}>
          <span className={`bar ${bucket}`} /> {termOf('Timeliness', bucket, language)}
        </li>
      ))}
      <li>
        <b /> {said.done}
      </li>
      <li>
        <i /> {said.today}
      </li>
    </ul>
  );
}
