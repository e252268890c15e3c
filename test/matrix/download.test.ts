import { expect, test } from 'vitest';

import { download } from '../../src/matrix/download.ts';
import { json, stubbed, type Answer } from './stub.ts';

const MEDIA = 'mxc://example.coop/abc';
const BYTES = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x20, 0x7d, 0xff]);

/** Answers by path, and keeps which were asked for. */
function answering(answers: Readonly<Record<string, Answer>>): { answer: Answer; asked: string[] } {
  const asked: string[] = [];
  const nothing = json(404, { errcode: 'M_UNRECOGNIZED', error: 'no such endpoint' });
  return {
    asked,
    answer: (request, response) => {
      const url = request.url ?? '';
      asked.push(url);
      (answers[url] ?? nothing)(request, response);
    },
  };
}

const file: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(BYTES);
};

test('a file comes byte by byte as it was uploaded, also when it looks like an answer', async () => {
  const api = await stubbed(answering({ '/_matrix/client/v1/media/download/example.coop/abc': file }).answer);
  expect(Buffer.from((await download(api, MEDIA)) ?? [])).toEqual(BYTES);
});

test('a homeserver that does not know the newer address is asked at the older', async () => {
  const older = '/_matrix/media/v3/download/example.coop/abc';
  const { answer, asked } = answering({ [older]: file });
  expect(await download(await stubbed(answer), MEDIA)).toBeDefined();
  expect(asked).toEqual(['/_matrix/client/v1/media/download/example.coop/abc', older]);
});

test('a file that is gone is told apart from a homeserver that is away', async () => {
  const gone = json(404, { errcode: 'M_NOT_FOUND', error: 'Not found' });
  const path = '/_matrix/client/v1/media/download/example.coop/abc';
  expect(await download(await stubbed(answering({ [path]: gone }).answer), MEDIA)).toBeUndefined();
  const away = json(502, { error: 'no upstream' });
  await expect(download(await stubbed(answering({ [path]: away }).answer), MEDIA)).rejects.toThrow('502');
});
