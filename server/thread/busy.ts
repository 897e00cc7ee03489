const BUSY = "Busy";

/** So much waits already that more is not taken on. Who asked may come back in a few seconds. */
export function busyError(): Error {
  const error = new Error("Too much waits already");
  error.name = BUSY;
  return error;
}

/** Told by the name: Next has several copies of this file. A question that took too long is known by its library's name. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && [BUSY, "TimeoutError"].includes(error.name);
}
