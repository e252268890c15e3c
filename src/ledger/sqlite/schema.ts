/** Tells our databases from those of other programs. */
export const APPLICATION_ID = 0x416c7468;

/**
 * Steps from one version of the database to the next; `user_version` tells how many were taken.
 * A step that was released is never changed.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- Every fact, in order, append-only. All that is not derived from body is covered by the hash.
  CREATE TABLE facts (
    seq INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    cause TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.cause')) VIRTUAL,
    proposal INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.proposal')) VIRTUAL
  ) STRICT;
  CREATE UNIQUE INDEX facts_by_cause ON facts (cause);
  CREATE INDEX facts_by_proposal ON facts (proposal);
  CREATE TRIGGER facts_are_kept BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'facts are kept'); END;
  CREATE TRIGGER facts_are_not_replaced BEFORE INSERT ON facts WHEN
    EXISTS (SELECT 1 FROM facts WHERE seq = NEW.seq OR cause = json_extract(NEW.body, '$.cause'))
    BEGIN SELECT RAISE(ABORT, 'facts are not replaced'); END;
  CREATE TRIGGER facts_do_not_change BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'facts do not change'); END;

  -- The searchable list of proposals, derived from the facts.
  CREATE TABLE register (
    number INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    room TEXT NOT NULL,
    body_name TEXT NOT NULL,
    title TEXT NOT NULL,
    labels TEXT NOT NULL,
    proposer TEXT NOT NULL,
    status TEXT NOT NULL,
    card TEXT UNIQUE,
    opens_at INTEGER,
    closes_at INTEGER,
    closed_at INTEGER
  ) STRICT;
  CREATE INDEX register_by_status ON register (status);

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    lane TEXT NOT NULL CHECK (lane IN ('text', 'decoration')),
    line TEXT NOT NULL,
    outgoing TEXT,
    since INTEGER NOT NULL,
    sent_at INTEGER,
    event TEXT,
    failed TEXT
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (lane DESC, seq) WHERE sent_at IS NULL AND failed IS NULL;

  -- Events that were carried out as commands.
  CREATE TABLE inbox (event TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE memberships (
    room TEXT NOT NULL,
    member TEXT NOT NULL,
    membership TEXT NOT NULL CHECK (membership IN ('join', 'invite')),
    PRIMARY KEY (room, member)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE position (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    token TEXT NOT NULL,
    asked_at INTEGER NOT NULL
  ) STRICT;

  -- The account's device, so that a password is used once only.
  CREATE TABLE session (
    account TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    device TEXT NOT NULL,
    access_token TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Who left a room matters after an upgrade: they have not merely not followed yet.
  CREATE TABLE memberships_with_leaves (
    room TEXT NOT NULL,
    member TEXT NOT NULL,
    membership TEXT NOT NULL CHECK (membership IN ('join', 'invite', 'leave')),
    PRIMARY KEY (room, member)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO memberships_with_leaves SELECT room, member, membership FROM memberships;
  DROP TABLE memberships;
  ALTER TABLE memberships_with_leaves RENAME TO memberships;

  -- What a message was, if a moderator removes it.
  CREATE INDEX outbox_by_event ON outbox (event) WHERE event IS NOT NULL;

  -- When this record was begun: what was said before is not its concern, what was said since must be heard.
  CREATE TABLE beginning (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
  ) STRICT;

  -- Events at which the program itself failed. They were left out, so that all others could be heard.
  CREATE TABLE set_aside (
    event TEXT PRIMARY KEY,
    room TEXT NOT NULL,
    at INTEGER NOT NULL,
    error TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Rosters have facts as well, which are of no proposal.
  DROP INDEX facts_by_proposal;
  ALTER TABLE facts DROP COLUMN proposal;
  ALTER TABLE facts ADD COLUMN proposal INTEGER GENERATED ALWAYS AS (json_extract(body, '$.proposal')) VIRTUAL;
  CREATE INDEX facts_by_proposal ON facts (proposal);

  -- Since when somebody has been in a room.
  ALTER TABLE memberships ADD COLUMN since INTEGER;

  -- By which rule, and which other proposal it follows from.
  ALTER TABLE register ADD COLUMN rule TEXT NOT NULL DEFAULT '';
  ALTER TABLE register ADD COLUMN about INTEGER;
  -- Of its amount, if it is about money.
  ALTER TABLE register ADD COLUMN currency TEXT;
  UPDATE register SET rule = (SELECT json_extract(facts.body, '$.terms.rule.name') FROM facts
    WHERE facts.proposal = register.number AND json_extract(facts.body, '$.type') = 'proposal made');
  CREATE INDEX register_by_rule ON register (body, rule);
  CREATE INDEX register_by_currency ON register (body, number) WHERE currency IS NOT NULL;
  CREATE INDEX register_by_about ON register (about) WHERE about IS NOT NULL;

  -- What closed proposals wait for, derived from the facts.
  CREATE TABLE follow_ups (
    proposal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (proposal, kind, due_at)
  ) STRICT, WITHOUT ROWID;

  -- Who wants to be reminded in private, since when, and in which time zone they live.
  CREATE TABLE reminder_wishes (
    member TEXT PRIMARY KEY,
    zone TEXT,
    since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- What decisions are found by, under the number of the proposal; derived from the facts.
  CREATE VIRTUAL TABLE register_texts USING fts5 (
    body, title, labels, fields, details,
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5 6'
  );
  INSERT INTO register_texts (rowid, body, title, labels, fields, details)
    SELECT proposal, json_extract(body, '$.terms.body'), json_extract(body, '$.terms.title'),
      coalesce((SELECT group_concat(value, ' ') FROM json_each(body, '$.terms.labels')), ''),
      coalesce((SELECT group_concat(value, char(10)) FROM json_each(body, '$.terms.fields')), ''),
      json_extract(body, '$.terms.details')
    FROM facts WHERE json_extract(body, '$.type') = 'proposal made';
  CREATE INDEX register_by_closing ON register (body, closed_at, number) WHERE closed_at IS NOT NULL;
  `,
  `
  -- Votes come by the thousand, and each index on them cost more than all else together: none is on disk.
  DROP TRIGGER facts_are_not_replaced;
  DROP INDEX facts_by_cause;
  DROP INDEX facts_by_proposal;

  -- What facts rest on, but for votes and what belongs to them: those are told apart where they are counted.
  CREATE TABLE causes (cause TEXT PRIMARY KEY, fact INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO causes SELECT cause, seq FROM facts WHERE json_extract(body, '$.type') NOT IN
    ('vote cast', 'vote taken back', 'vote hidden', 'vote arrived late', 'reason given', 'reason taken back');

  -- Which facts are whose: all of a closed proposal, and of rosters under 0; of a live one only the first.
  CREATE TABLE facts_of (
    proposal INTEGER NOT NULL,
    fact INTEGER NOT NULL,
    PRIMARY KEY (proposal, fact)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO facts_of SELECT coalesce(proposal, 0), seq FROM facts LEFT JOIN register ON number = proposal
    WHERE proposal IS NULL OR status NOT IN ('made', 'open') OR json_extract(facts.body, '$.type') = 'proposal made';

  ALTER TABLE facts DROP COLUMN cause;
  ALTER TABLE facts DROP COLUMN proposal;
  `,
  `
  -- Which accounts this record was kept by, with when each began. The newest keeps it.
  CREATE TABLE accounts (
    user TEXT PRIMARY KEY,
    since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Who asked is answered first, also while a thousand results wait.
  CREATE INDEX outbox_answers ON outbox (seq)
    WHERE sent_at IS NULL AND failed IS NULL AND key >= 'answer:' AND key < 'answer;';
  `,
];
