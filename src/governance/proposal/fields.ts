/** The lines that every proposal may have, whatever its label. No rule can give these names another meaning. */
export const PROPOSAL_FIELDS = ['Closes', 'Justification', 'Discussed', 'Steward', 'Review'] as const;

/** Of these, words that look alike are prose where they stand in the details: nothing is lost if they are read so. */
export const FORGIVING_FIELDS: readonly string[] = ['Discussed', 'Steward', 'Review'];
