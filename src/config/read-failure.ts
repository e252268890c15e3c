const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  EISDIR: 'it is a folder',
};

/** Why a file couldn't be read, in words; undefined for what isn't a failure of the file system. */
export function readFailure(
  error: unknown,
): { readonly absent: boolean; readonly reason: string } | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined;
  return { absent: error.code === 'ENOENT', reason: REASONS[error.code] ?? error.code };
}
