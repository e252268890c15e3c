import { describe, expect, it, test } from 'vitest';

import { closedProposal, ledgerFile } from './ledger-file.ts';
import { published } from '../../src/ledger/record/published.ts';
import { recordOf } from '../../src/ledger/record/record.ts';
import { openDatabase } from '../../src/ledger/sqlite/open.ts';
import { join } from 'node:path';
import { althing, folderWith } from './support.ts';

async function exported(format: string, written: Parameters<typeof ledgerFile>[1] = {}): Promise<string> {
  const folder = await folderWith();
  await ledgerFile(folder, written);
  const { code, out } = await althing(folder, 'export', '--format', format);
  expect(code).toBe(0);
  return out;
}

test('as JSON it has the record that the result published, with its hash and the texts', async () => {
  const { proposal, hash } = closedProposal();
  const record = recordOf(proposal, hash);
  const { sha256 } = published(record);
  const { fields, details } = proposal.terms;
  expect(JSON.parse(await exported('json'))).toEqual({ proposals: [{ sha256, record, fields, details }] });
});

test('as JSON it has both records of what was declared void after its result', async () => {
  const [decided, voided] = [closedProposal(), closedProposal({ afterwards: true })];
  const first = recordOf(decided.proposal, decided.hash);
  const record = recordOf(voided.proposal, voided.hash);
  const { fields, details } = voided.proposal.terms;
  expect(JSON.parse(await exported('json', { afterwards: true }))).toEqual({
    proposals: [
      {
        ...{ sha256: published(record).sha256, record, fields, details },
        published: [{ sha256: published(first).sha256, record: first }],
      },
    ],
  });
});

test('as CSV it has a line for each proposal', async () => {
  const [heading, line] = (await exported('csv')).trimEnd().split('\r\n');
  expect(heading).toBe(
    'number,body,title,labels,proposer,status,opensAt,closesAt,closedAt,agree,disagree,abstain,block,notCounted,eligible,ledger,arrivedLate,decidedBefore,voidedBy,voidedAt,voidReason',
  );
  expect(line).toBe(
    `1,full,"'=SUM(""A1""), say",QUORUM,@ana:example.coop,passed,2026-11-21T00:00:01.000Z,` +
      `2026-11-21T00:01:01.000Z,2026-11-21T00:01:10.000Z,2,1,0,0,0,3,${closedProposal().hash},0,,,,`,
  );
});

test('as CSV it says who declared a proposal void, and why, and what it was before', async () => {
  const csv = await exported('csv', { afterwards: true, reason: '=1+1' });
  expect(csv).toMatch(/,void,.*,1,passed,@sam:example\.coop,2026-11-21T00:01:30\.000Z,'=1\+1\n$/u);
});

test('as Markdown it says the same, and lists what arrived late', async () => {
  const markdown = await exported('markdown', { afterwards: true, reason: 'so *it* is' });
  expect(markdown).toMatch(/^## 1\. .*: void$/mu);
  expect(markdown).toContain(
    '- declared void by @sam:example.coop, 2026-11-21T00:01:30.000Z, because so \\*it\\* is (it was passed before)',
  );
  expect(markdown).toContain(
    '- votes that were sent in time and arrived after the closing:\n  - @dan:example.coop: block, 2026-11-21T00:00:20.000Z\n',
  );
});

test('as Markdown it has a chapter for each proposal, with its ballots', async () => {
  const markdown = await exported('markdown');
  expect(markdown).toContain('## 1. QUORUM =SUM("A1"), say: passed');
  expect(markdown).toContain('- Full group, binding, proposed by @ana:example.coop');
  expect(markdown).toContain('  - @ben:example.coop: disagree, 2026-11-21T00:00:11.000Z, because it is time');
});

describe('a spreadsheet finds no formula', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '=HYPERLINK("https://evil.example","x")',
    "=cmd|' /C calc'!A0",
  ])('in a title such as %s', async (title) => {
    const [, line = ''] = (await exported('csv', { terms: { title, labels: [] } })).split('\r\n');
    const cell = `'${title}`;
    expect(line).toContain(/[",;]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  });
});

describe('hostile text stays in its place', () => {
  const title = 'a, "b"; <img src=x onerror=alert(1)> [c](javascript:d) # *e* | `f` &lt;';

  it('in CSV: one line, quotes doubled', async () => {
    const lines = (await exported('csv', { terms: { title: `${title}\r\n2,full` } })).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"${title.replaceAll('"', '""')} 2,full"`);
  });

  it('in Markdown: no markup, no HTML, no new line', async () => {
    const markdown = await exported('markdown', { terms: { title }, reason: `so\n\n# ${title}` });
    const escaped =
      'a, "b"; \\<img src=x onerror=alert(1)\\> \\[c\\](javascript:d) \\# \\*e\\* \\| \\`f\\` \\&lt;';
    expect(markdown).toContain(`## 1. QUORUM ${escaped}: passed`);
    expect(markdown).toContain(`because so \\# ${escaped}`);
    expect(markdown.match(/^#/gmu)).toHaveLength(2);
  });

  it('and nothing turns the reading direction around', async () => {
    const written = { terms: { title: 'yes \u202Eton\u2066 \u0007' }, reason: 'r\u202Ey' };
    expect(await exported('csv', written)).toContain(',yes ton,');
    expect(await exported('markdown', written)).toContain('because ry');
  });

  it('in JSON: as it was written, half characters mended', async () => {
    const json = await exported('json', { terms: { title, details: 'x \ud83d' } });
    expect(JSON.parse(json)).toMatchObject({ proposals: [{ record: { title }, details: 'x \ufffd' }] });
  });
});

test.for([
  ['json', '{\n  "proposals": []\n}\n'],
  ['csv', /^number,[a-zA-Z,]+\n$/u],
  ['markdown', '# Proposals\n'],
] as const)('an empty database is exported as %s without a proposal', async ([format, expected]) => {
  const folder = await folderWith();
  openDatabase(join(folder, 'storage', 'althing.db')).close();
  const { code, out } = await althing(folder, 'export', '--format', format);
  expect(code).toBe(0);
  expect(out).toMatch(expected);
});

test('it reads beside the process that writes', async () => {
  const folder = await folderWith();
  const writing = openDatabase(await ledgerFile(folder));
  writing.exec(`BEGIN IMMEDIATE; INSERT INTO inbox (event) VALUES ('$half')`);
  const { code, out } = await althing(folder, 'export', '--format', 'csv');
  writing.close();
  expect(code).toBe(0);
  expect(out).toContain('passed');
});
