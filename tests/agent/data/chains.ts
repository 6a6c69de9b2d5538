/** Who follows whom under the supervisor, by what triage finds of the data: enough of them, too few, or none that the question is about. */
export const FULL_CHAIN = ['triage', 'data', 'optimization', 'actions', 'reporting'] as const;
export const PARTIAL_CHAIN = ['triage', 'data_helper', 'data', 'reporting'] as const;
export const GUIDANCE_CHAIN = ['triage', 'data_helper', 'reporting'] as const;
