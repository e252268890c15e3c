// Loaded into a program before it (node --import). Root may write to whatever it likes: where the tests run as
// root, the program gives that up before it touches its folder.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const NOBODY = 65_534;
const { mkdirSync } = fs;

fs.mkdirSync = new Proxy(mkdirSync, {
  apply(make, self, parameters: unknown[]): unknown {
    if (process.geteuid?.() === 0) {
      process.setegid?.(NOBODY);
      process.seteuid?.(NOBODY);
    }
    return Reflect.apply(make, self, parameters);
  },
});
syncBuiltinESMExports();
