import { resolve } from 'node:path';
import { text } from './schema.ts';

/** The database file, as an absolute path; a relative one begins at the folder of the configuration. */
export const storageSchema = (folder: string) =>
  text('the path of the database, such as storage/althing.db', (source) =>
    source.trim() === '' ? undefined : resolve(folder, source),
  ).prefault('storage/althing.db');
