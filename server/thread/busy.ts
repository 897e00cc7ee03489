const BUSY = "Busy";

/** So much waits already that more is not taken on, or what is needed is away. Who asked may come back in a few seconds. */
export function busyError(message = "Too much waits already", cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.name = BUSY;
  return error;
}

/** Told by the name: Next has several copies of this file. A question that took too long is known by its library's name. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && [BUSY, "TimeoutError"].includes(error.name);
}
