/** The code of an error of the system or of a library (`ENOENT`, `UND_ERR_SOCKET`), or null where it has none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
