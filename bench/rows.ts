/** One figure of the bot's, with what it is compared to: both were taken in turn, in one run. */
export interface Row {
  readonly row: string;
  readonly unit: string;
  readonly althing: number;
  readonly baseline: number;
  /** What the baseline is. */
  readonly against: string;
  /** What the ratio should at most be. */
  readonly goal?: number;
  /** What the figure itself should at most be. */
  readonly limit?: number;
  readonly more?: Readonly<Record<string, number>>;
}

export function ratioOf({ althing, baseline }: Row): number {
  return althing / baseline;
}

export function isMet(row: Row): boolean | undefined {
  const { goal, limit, althing } = row;
  if (goal === undefined && limit === undefined) return undefined;
  return (goal === undefined || ratioOf(row) <= goal) && (limit === undefined || althing <= limit);
}
