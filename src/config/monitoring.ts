import { text } from './schema.ts';
import { section } from './section.ts';

const LOWEST = 1024;
const HIGHEST = 65_535;

const port = text(`a port from ${String(LOWEST)} to ${String(HIGHEST)}, such as 9464`, (source) => {
  const value = Number(source);
  return /^\d{4,5}$/u.test(source) && value >= LOWEST && value <= HIGHEST ? value : undefined;
});

/** Where programs of this machine can ask how the bot is. Absent, nothing listens. */
export const monitoringSchema = section({ port }).optional();
