const HOST = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/**
 * The server that a person means by `mastodon.social`, `https://mastodon.social/home` or `@me@mastodon.social`: its
 * name in small letters, with a port where one is given. Null for what names none.
 */
export function parseMastodonServer(text: string): string | null {
  const [name = ""] = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .split(/[/?#]/);
  const server = name.slice(name.lastIndexOf("@") + 1);
  const [host = "", port] = server.split(/:(?=\d{1,5}$)/);
  const labels = host.split(".");
  const named = host.length <= 253 && labels.length > 1 && labels.every((label) => HOST.test(label));
  return named ? host + (port === undefined ? "" : `:${port}`) : null;
}
