/** Something in the story went otherwise than it should. */
class StepFailed extends Error {
  override readonly name = 'StepFailed';

  constructor(step: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The story went wrong where ${step}.\n${why}`, { cause });
  }
}

/** @param what completes "The story went wrong where …" */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new StepFailed(what, error);
  }
}
