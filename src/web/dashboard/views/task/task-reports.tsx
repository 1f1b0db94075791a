import { listOf, usePages } from '../../ask/use-pages';
import { TaskReportsDocument } from '../../generated/graphql';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { dayText, percentText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { TASK } from './task-words';

const PAGE = 50;

/** What was reported on a task. */
export function TaskReports({ id }: { id: string }) {
  const said = useWords(TASK);
  const language = useLanguage();
  const asked = usePages(TaskReportsDocument, { id, first: PAGE, after: null }, ({ node }) =>
    node?.__typename === 'Task' ? node.progressReports : null,
  );
  const list = listOf(asked);
  return (
    <Panel title={said.reports} asked={asked} isEmpty={({ totalCount }) => totalCount === 0} empty={said.noReports}>
      {() => (
        <>
          <div className="table-wrap">
            <table>
              <thead>
                <tr>
                  <th scope="col">{said.reportedOn}</th>
                  <th scope="col">{said.status}</th>
                  <th scope="col">{said.percent}</th>
                  <th scope="col">{said.completedOn}</th>
                  <th scope="col">{said.note}</th>
                </tr>
              </thead>
              <tbody>
                {list.nodes.map(({ id: report, reportedOn, status, percent, completedOn, note }) => (
                  <tr key={report}>
                    <td>{dayText(reportedOn)}</td>
                    <td>{status && termOf('TaskStatus', status, language)}</td>
                    <td className="number">{percentText(percent, language)}</td>
                    <td>{completedOn && dayText(completedOn)}</td>
                    <td>{note}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <MoreRows list={list} />
        </>
      )}
    </Panel>
  );
}
