/**
 * Where an API like OpenAI's is asked for what `path` names, by its own address (https://api.openai.com/v1) or by the very one of
 * that; null for what is no such address. It may lie in a private network: it is the host's own.
 */
export function parseEndpoint(written: string, path: string): string | null {
  if (!URL.canParse(written)) return null;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(written);
  if (!/^https?:$/.test(protocol) || `${username}${password}${search}${hash}` !== "") return null;
  const own = pathname.replace(/\/+$/, "");
  return `${origin}${own.endsWith(path) ? own : own + path}`;
}
