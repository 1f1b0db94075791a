import { computedFields } from '../../graph/computed-fields';

export const unitComputed = computedFields('Unit', {
  names: {
    type: () => String,
    isList: true,
    description: 'Every name it goes by, its own among them (tên gọi).',
    sql: (alias) => `array(select n.name from published.unit_name n where n.unit_id = ${alias}.id)`,
  },
  aliases: {
    type: () => String,
    isList: true,
    description: 'Other names and spellings it goes by (tên gọi khác).',
    sql: (alias) =>
      `array(select n.name from published.unit_name n where n.unit_id = ${alias}.id and n.name <> ${alias}.name)`,
  },
  isKnown: {
    type: () => Boolean,
    description: 'The registry of Party and State bodies has it (có trong danh mục).',
    sql: (alias) => `(select u.is_known from published.unit u where u.id = ${alias}.id)`,
  },
});
