import type { CorrectableTaskFragment } from '../generated/graphql';

/** As inputs, each with where the document says so. */
export const deadlinesOf = ({ deadlines }: Pick<CorrectableTaskFragment, 'deadlines'>) =>
  deadlines.map(({ evidence, ...deadline }) => ({ ...deadline, quote: evidence.quote }));
