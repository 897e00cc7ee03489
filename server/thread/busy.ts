const BUSY = "Busy";
const PREPARING = "Preparing";

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

export function isPreparing(error: unknown): boolean {
  return error instanceof Error && error.name === PREPARING;
}

/** Told by the name: Next has several copies of this file. A question that took too long is known by its library's name. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && [BUSY, PREPARING, "TimeoutError"].includes(error.name);
}
