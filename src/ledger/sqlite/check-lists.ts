import type Database from 'better-sqlite3';

interface Row {
  readonly fact: number;
}

/** What FactLists writes, once more from the facts alone. */
const OWNERS = `
  SELECT CASE WHEN proposal IS NULL THEN 0 ELSE proposal END AS proposal, fact FROM (
    SELECT seq AS fact, json_extract(body, '$.proposal') AS proposal, json_extract(body, '$.type') AS type FROM facts
  ) LEFT JOIN register ON number = proposal
  WHERE proposal IS NULL OR status NOT IN ('made', 'open') OR type = 'proposal made'`;

const CAUSES = `
  SELECT json_extract(body, '$.cause') AS cause, seq AS fact FROM facts WHERE json_extract(body, '$.type') NOT IN
    ('vote cast', 'vote taken back', 'vote hidden', 'vote arrived late', 'reason given', 'reason taken back')`;

/** Whether each fact is found where it is looked for. @returns one line for each that is not */
export function checkLists(database: Database.Database): string[] {
  const differing = (expected: string, kept: string): number[] =>
    database
      .prepare<[], Row>(
        `SELECT DISTINCT fact FROM (
           SELECT * FROM (${expected} EXCEPT ${kept}) UNION ALL SELECT * FROM (${kept} EXCEPT ${expected})
         ) ORDER BY fact`,
      )
      .all()
      .map(({ fact }) => fact);
  return [
    ...differing(OWNERS, `SELECT proposal, fact FROM facts_of`).map(
      (fact) => `fact ${String(fact)}: the list of its proposal's facts does not agree with it`,
    ),
    ...differing(CAUSES, `SELECT cause, fact FROM causes`).map(
      (fact) => `fact ${String(fact)}: the list of what facts rest on does not agree with it`,
    ),
  ];
}
