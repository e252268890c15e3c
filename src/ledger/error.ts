/** Something about the database that a steward must see to. The message says what to do. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}
