import { computedFields } from '../../graph/computed-fields';

export const legalDocumentComputed = computedFields('LegalDocument', {
  inForce: {
    type: () => Boolean,
    takesDay: true,
    description: 'Whether it is in force on a day; no value where that is not known (còn hiệu lực).',
    sql: (alias, { bind }, asOf) => {
      const day = `${bind(asOf)}::date`;
      return `(
        select case when e.ended_on <= ${day} then false
                    when ${alias}.effective_on is null then null
                    when ${alias}.effective_on > ${day} then false
                    when e.is_undated then null else true end
          from (select 1) one left join published.document_ending e on e.document_id = ${alias}.id)`;
    },
  },
});
