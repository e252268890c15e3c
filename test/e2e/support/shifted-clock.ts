// Loaded before the program, with `node --import`: the machine's clock is set as a file says, also while it runs.
// What the system counts by itself (performance.now, timers) goes on evenly, as it does when a clock is set.
import { readFileSync } from 'node:fs';

const file = process.env['SHIFTED_CLOCK'] ?? '';
const shift = (): number => Number(readFileSync(file, 'utf8'));

const { now } = Date;
Date.now = () => now() + shift();

const origin = performance.timeOrigin + shift();
Object.defineProperty(performance, 'timeOrigin', { value: origin });
