import { useMemo } from 'react';
import { useAnswer } from '../../ask/use-answer';
import { listOf, usePages } from '../../ask/use-pages';
import { PlanOutlineDocument, type PlanTaskFragment, PlanTasksDocument } from '../../generated/graphql';
import { LongList } from '../../parts/long-list';
import { MoreRows } from '../../parts/more-rows';
import { Failed, Panel } from '../../parts/panel';
import { PlanTaskLine } from '../../parts/plan-task-line';
import { numberText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { usePlanReport } from './plan-buckets';
import { PlanTasksBar } from './plan-tasks-bar';
import { taskFilterOf, usePlanTasksFilter } from './plan-tasks-filter';
import { PLAN } from './plan-words';
import { SectionOutline } from './section-outline';
import { idsBelow, pathTo, type Section, sectionName, treeOf } from './section-tree';

/** How many tasks come at a time. */
const PAGE = 100;

/** The tasks of a plan under its headings. */
export function TasksTab({ id, asOf }: { id: string; asOf: string }) {
  const said = useWords(PLAN);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const filter = usePlanTasksFilter();
  const outline = useAnswer(PlanOutlineDocument, { id });
  const report = usePlanReport(id, asOf);
  const node = outline.answer.state === 'there' ? outline.answer.data.node : null;
  const known = node?.__typename === 'Plan' ? node : null;
  const tree = useMemo(() => (known ? treeOf(known) : []), [known]);
  const sections = filter.section === null ? null : [filter.section, ...idsBelow(tree, filter.section)];
  const asked = usePages(
    PlanTasksDocument,
    { filter: taskFilterOf(id, filter, sections, asOf), first: PAGE, after: null, asOf },
    (data) => data.tasks,
    // which sections are below the one that is meant is not known before
    { isWanted: sections === null || known !== null },
  );
  const list = listOf(asked);
  const rows = useMemo(() => underHeadings(list.nodes, known?.sections ?? []), [list.nodes, known]);
  return (
    <div className="beside">
      {outline.answer.state === 'failed' ? (
        <Failed error={outline.answer.error} again={outline.answer.again} />
      ) : (
        <SectionOutline tree={tree} now={filter.section} />
      )}
      <Panel title={`${shared.tasks} (${numberText(list.totalCount, language)})`} asked={asked} hasRows minHeight={400}>
        {() => (
          <>
            <PlanTasksBar
              filter={filter}
              groups={report.answer.state === 'there' ? report.answer.data.taskReport.groups : null}
            />
            {filter.timeliness && <p className="quiet">{shared.counted}</p>}
            {rows.length === 0 && <p className="empty">{said.noneSuch}</p>}
            <LongList
              rows={rows}
              keyOf={(row) => ('task' in row ? row.task.id : `heading ${row.heading.id}`)}
              estimate={(row) => ('task' in row ? 110 : 42)}
              onEnd={list.fault ? undefined : list.more}
              label={shared.tasks}
            >
              {(row) =>
                'task' in row ? (
                  <PlanTaskLine task={row.task} planId={id} asOf={asOf} />
                ) : (
                  <h3 className="heading" style={{ paddingInlineStart: `${(row.heading.level - 1) * 0.7}rem` }}>
                    {sectionName(row.heading)}
                  </h3>
                )
              }
            </LongList>
            <MoreRows list={list} isAsked />
          </>
        )}
      </Panel>
    </div>
  );
}

type Row = { task: PlanTaskFragment } | { heading: Section };

/** Tasks in document order, each heading once, before the first task under it or below it. */
function underHeadings(tasks: readonly PlanTaskFragment[], sections: readonly Section[]): Row[] {
  const said = new Set<string>();
  return tasks.flatMap((task) => {
    const path = task.section ? pathTo(sections, task.section.id) : [];
    const headings = path.filter(({ id }) => !said.has(id));
    for (const { id } of headings) said.add(id);
    return [...headings.map((heading) => ({ heading })), { task }];
  });
}
