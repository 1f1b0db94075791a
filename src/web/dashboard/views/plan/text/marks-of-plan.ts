import { addressOf } from '../../../addresses';
import type { PlanTextQuery, PlanTextTasksQuery } from '../../../generated/graphql';
import { doubtText } from '../../../words/diagnostic-words';
import type { Language } from '../../../words/language';
import { termOf } from '../../../words/terms';
import { sectionName } from '../section-tree';
import { byWidth, type Mark, type MarkKind } from './text-mark';
import { TEXT } from './text-words';

export type PlanText = Extract<NonNullable<PlanTextQuery['node']>, { __typename: 'Plan' }>;
export type TextTask = Extract<
  NonNullable<PlanTextTasksQuery['node']>,
  { __typename: 'Plan' }
>['tasks']['nodes'][number];

interface Span {
  start: number;
  end: number;
}

/** All that was read from a plan's text, where it stands, and where it is shown. */
export function marksOfPlan(plan: PlanText, tasks: readonly TextTask[]): Mark[] {
  const own = addressOf('plan', plan.id);
  const mark = (
    kind: MarkKind,
    id: string,
    { start, end }: Span,
    name: string | ((language: Language) => string),
    address: string | null,
  ): Mark => ({
    id: `${kind} ${id}`,
    kind,
    start,
    end,
    name: typeof name === 'string' ? () => name : name,
    address,
  });
  return [
    ...plan.sections.map((one) =>
      mark('SECTION', one.id, one.evidence, sectionName(one), `${own}?${new URLSearchParams({ section: one.id })}`),
    ),
    ...plan.themes.map(({ text, evidence }) => mark('THEME', `${evidence.start}`, evidence, text, null)),
    ...plan.indicators.nodes.map(({ id, name, evidence }) =>
      mark('INDICATOR', id, evidence, name, `${own}?${new URLSearchParams({ tab: 'indicators', indicator: id })}`),
    ),
    ...plan.declaredItems.map(({ label, declaredCount, evidence }) =>
      mark(
        'DECLARED',
        `${evidence.start}`,
        evidence,
        (language) => TEXT[language].declared(declaredCount, label),
        `${own}?tab=doubts`,
      ),
    ),
    ...plan.diagnostics.flatMap(({ code, message, evidence }, index) =>
      evidence
        ? [
            mark(
              'DOUBT',
              `${index}`,
              evidence,
              (language) => `${doubtText(code, language)}: ${message}`,
              `${own}?tab=doubts`,
            ),
          ]
        : [],
    ),
    ...plan.citations.map(({ id, kind, locator, document, evidence }) =>
      mark(
        'CITATION',
        id,
        evidence,
        (language) =>
          `${termOf('CitationKind', kind, language)}: ${[locator, document ? nameOf(document) : TEXT[language].unknownDocument].filter(Boolean).join(', ')}`,
        document && addressOf('document', document.id),
      ),
    ),
    ...tasks.flatMap((task) => [
      mark(
        'TASK',
        task.id,
        task.evidence,
        [task.ordinal, task.title].filter(Boolean).join(' '),
        addressOf('task', task.id),
      ),
      ...task.assignments.map(({ id, role, unit, evidence }) =>
        mark(
          'ASSIGNMENT',
          id,
          evidence,
          (language) => `${termOf('AssignmentRole', role, language)}: ${unit.name}`,
          addressOf('unit', unit.id),
        ),
      ),
      ...task.deadlines.map(({ text, evidence }) =>
        mark('DEADLINE', `${task.id} ${evidence.start}`, evidence, text, addressOf('task', task.id)),
      ),
    ]),
  ].sort((a, b) => a.start - b.start || byWidth(a, b));
}

type Document = NonNullable<PlanText['citations'][number]['document']>;

const nameOf = ({ type, number, name, title }: Document): string =>
  number ? `${type} ${number}` : (name ?? title ?? type);
