import { expect, test } from 'vitest';

import { read, SOCIAL_COOP } from '../assembly/support/social-coop.ts';

const withMonitoring = (text: string) => read(`${SOCIAL_COOP}monitoring: { ${text} }\n`).monitoring;

test('without a word of it, nothing is to listen', () => {
  expect(read(SOCIAL_COOP)).not.toHaveProperty('monitoring');
});

test('the port is a number', () => {
  expect(withMonitoring('port: 9464')).toEqual({ port: 9464 });
});

test.each(['0', '80', '65536', '-9464', '9464.5', 'http', '0x2000'])('%s is no port', (port) => {
  expect(() => withMonitoring(`port: ${port}`)).toThrow(
    /monitoring\.port, line \d+: .* a port from 1024 to 65535/u,
  );
});

test('there is nothing else to set, such as another address', () => {
  expect(() => withMonitoring('port: 9464, host: 0.0.0.0')).toThrow(/monitoring\.host.*is not known here/u);
});
