const PATH = "/audio/transcriptions";

/**
 * Where an API like OpenAI's takes sound, by its own address (https://api.openai.com/v1) or by this very one; null for what is no
 * such address. It may lie in a private network: it is the host's own.
 */
export function parseRecogniserUrl(written: string): string | null {
  if (!URL.canParse(written)) return null;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(written);
  if (!/^https?:$/.test(protocol) || `${username}${password}${search}${hash}` !== "") return null;
  const path = pathname.replace(/\/+$/, "");
  return `${origin}${path.endsWith(PATH) ? path : path + PATH}`;
}
