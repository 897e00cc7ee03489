const BUSY = "Busy";
const PREPARING = "Preparing";
const LATE = "TimeoutError";

/** So much waits already that more is not taken on, or what is needed is away. Who asked may come back in a few seconds. */
export function busyError(message = "Too much waits already", cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = BUSY;
  return error;
}

/** What is to be searched is still being prepared. Who asked may come back, but not so soon. */
export function preparingError(): Error {
  const error = new Error("Search is being prepared");
  error.name = PREPARING;
  return error;
}

/** An answer took longer than anybody waits for it. Milliseconds. */
export function lateError(longestWait: number): Error {
  const error = new Error(`There was no answer within ${longestWait} ms`);
  error.name = LATE;
  return error;
}

export function isPreparing(error: unknown): boolean {
  return error instanceof Error && error.name === PREPARING;
}

export function isLate(error: unknown): boolean {
  return error instanceof Error && error.name === LATE;
}

/** Told by the name: Next has several copies of this file. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && [BUSY, PREPARING, LATE].includes(error.name);
}
