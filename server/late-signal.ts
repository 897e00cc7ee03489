/**
 * Aborts after so many milliseconds, however it is used. Node lets go of `AbortSignal.timeout` when only `AbortSignal.any` knows it
 * (nodejs/node#57736), and then neither ever aborts: a listener of its own keeps it. It keeps no process alive.
 */
export function lateSignal(milliseconds: number): AbortSignal {
  const signal = AbortSignal.timeout(milliseconds);
  signal.addEventListener("abort", () => {});
  return signal;
}
