// Answers in one form, whatever server gave them: that of the hand-written one.
import { built } from './built.mjs';

const { decodeId } = built('graph/global-id');

const number = (value) => (value === null ? null : Number(value));
const assignments = (rows, unit) => rows.map((row) => ({ ...(row.role && { role: row.role }), unit: row[unit] }));
const observations = (rows) => rows.map(({ period, value }) => ({ period, value: number(value) }));

const hubTask = (task) => ({
  id: decodeId(task.id).id,
  title: task.title,
  status: task.status,
  dueOn: task.deadline?.on ?? null,
});

function hubSource(source) {
  const plan = 'plan' in source ? null : 'number' in source ? source : null;
  const task = 'plan' in source ? source : null;
  return { plan, task };
}

const HUB = {
  mission: ({ plan }) => ({
    plan: {
      number: plan.number,
      title: plan.title,
      tasks: plan.tasks.nodes.map(({ deadline, indicators, ...task }) => ({
        ...task,
        dueOn: deadline?.on ?? null,
        indicators: indicators.map((one) => ({ ...one, observations: one.observations.nodes })),
      })),
      legalBases: plan.legalBases.map(({ document }) => {
        if (!document) return { document };
        const { citedBy, ...rest } = document;
        return { document: { ...rest, citedByCount: citedBy.totalCount } };
      }),
    },
  }),
  workload: ({ tasks: { totalCount, pageInfo, nodes } }) => ({
    tasks: {
      totalCount,
      hasNextPage: pageInfo.hasNextPage,
      nodes: nodes.map((task) => ({ ...hubTask(task), plan: task.plan })),
    },
  }),
  reverse: ({ legalDocument: { citedBy, ...document } }) => ({
    legalDocument: {
      ...document,
      citedBy: citedBy.nodes.map(({ kind, source }) => ({ kind, ...hubSource(source) })),
    },
  }),
  tiny: (data) => data,
  export: ({ tasks }) => ({
    exportTasks: tasks.nodes.map((task) => ({ ...hubTask(task), assignments: task.assignments })),
  }),
};

const POSTGRAPHILE = {
  mission: ({ planByNumberKey: plan }) => ({
    plan: {
      number: plan.number,
      title: plan.title,
      tasks: plan.tasksByPlanId.nodes.map((task) => ({
        title: task.title,
        status: task.status,
        dueOn: task.dueOn,
        assignments: assignments(task.assignmentsByTaskId.nodes, 'unitByUnitId'),
        citations: task.citationsByTaskId.nodes.map((citation) => ({ document: citation.legalDocumentByDocumentId })),
        indicators: task.indicatorsByTaskId.nodes.map((indicator) => ({
          name: indicator.name,
          value: number(indicator.value),
          observations: observations(indicator.observationsByIndicatorId.nodes.toReversed()),
        })),
      })),
      legalBases: plan.citationsByPlanId.nodes.map(({ legalDocumentByDocumentId: document }) => {
        if (!document) return { document };
        const { citationsByDocumentId, ...rest } = document;
        return { document: { ...rest, citedByCount: citationsByDocumentId.totalCount } };
      }),
    },
  }),
  workload: ({ allTasks: { totalCount, pageInfo, nodes } }) => ({
    tasks: {
      totalCount,
      hasNextPage: pageInfo.hasNextPage,
      nodes: nodes.map(({ rowId, planByPlanId, ...task }) => ({ id: rowId, ...task, plan: planByPlanId })),
    },
  }),
  reverse: ({ legalDocumentByNumberKey: { citationsByDocumentId, ...document } }) => ({
    legalDocument: {
      ...document,
      citedBy: citationsByDocumentId.nodes.map(({ kind, planByPlanId: plan, taskByTaskId: task }) => ({
        kind,
        plan: task ? null : plan,
        task: task && {
          title: task.title,
          plan: task.planByPlanId,
          assignments: assignments(task.assignmentsByTaskId.nodes, 'unitByUnitId'),
        },
      })),
    },
  }),
  tiny: ({ planByNumberKey: plan }) => ({ plan }),
  export: ({ allTasks }) => ({
    exportTasks: allTasks.nodes.map(({ rowId, assignmentsByTaskId, ...task }) => ({
      id: rowId,
      ...task,
      assignments: assignments(assignmentsByTaskId.nodes, 'unitByUnitId'),
    })),
  }),
};

const DIALECTS = { hub: HUB, postgraphile: POSTGRAPHILE };

/** The data of an answer in the form that all are compared in. */
export const canonical = (dialect, question, data) => DIALECTS[dialect]?.[question](data) ?? data;
