/** The types that have a global id. */
export const NODE_TYPES = ['Plan', 'Task', 'Unit', 'Indicator', 'LegalDocument'] as const;
