import { pbkdf2 } from 'node:crypto';
import dns from 'node:dns';

/** As the system's resolver while no DNS server answers: it holds a thread, which nobody can call back. */
const LONGER_THAN_ANY_TEST = 2 ** 31 - 1;

Object.assign(dns, {
  lookup: () => {
    pbkdf2('', '', LONGER_THAN_ANY_TEST, 64, 'sha512', () => undefined);
    console.log('looks up a name');
  },
});
