/** The lines that every proposal may have, whatever its label. No rule can give these names another meaning. */
export const PROPOSAL_FIELDS = ['Closes', 'Justification'] as const;
