/** What the process says when it ends; documented in docs/stewards.md. */
export const EXIT = {
  fine: 0,
  /** A check found something wrong, or an unexpected error. */
  failed: 1,
  /** The command line or the configuration is not right. */
  configuration: 2,
  /** The homeserver refuses the account's credentials. */
  signIn: 3,
  /** The database cannot be used. */
  database: 4,
} as const;
