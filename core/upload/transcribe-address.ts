/** Where a host sees what could be transcribed, and asks for it. */
export const TRANSCRIBE = "/host/transcribe";

/** The same for a show, or for one of its episodes; by their slugs. */
export function transcribeHref(show: string, episode: string | null): string {
  return `${TRANSCRIBE}?${new URLSearchParams(episode === null ? { show } : { show, episode })}`;
}
