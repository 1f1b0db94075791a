import { useAnswer } from '../ask/use-answer';
import { DocumentChoiceDocument, UnitChoiceDocument } from '../generated/graphql';
import type { Choice } from './chooser';

/** Units for some words. */
export function useUnitChoices(text: string, isWanted: boolean) {
  const { answer } = useAnswer(UnitChoiceDocument, { text }, { isWanted });
  const choices: Choice[] =
    answer.state === 'there'
      ? answer.data.search.nodes.flatMap((one) =>
          'name' in one ? [{ id: one.id, name: one.name, about: one.parent?.name }] : [],
        )
      : [];
  return { answer, choices };
}

/** Documents for some words or a number. */
export function useDocumentChoices(text: string, isWanted: boolean) {
  const { answer } = useAnswer(DocumentChoiceDocument, { text }, { isWanted });
  const choices: Choice[] =
    answer.state === 'there'
      ? answer.data.search.nodes.flatMap((one) =>
          'type' in one
            ? [{ id: one.id, name: [one.type, one.number].filter(Boolean).join(' '), about: one.name ?? one.title }]
            : [],
        )
      : [];
  return { answer, choices };
}
