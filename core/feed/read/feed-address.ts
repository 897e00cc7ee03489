/** The schemes by which podcast apps are called: `feed://host/path`, or `feed:https://host/path`. */
const APP_SCHEME = /^(?:feed|rss|itpc|pcast|podcast):(?:\/\/)?/i;
const WEB_SCHEME = /^https?:\/\//i;

/** A host as people write it, perhaps with a login and its port: a name with a dot, this machine, or an IPv4 address. */
const HOST =
  /^(?:[^\s/?#@]{1,200}@)?(?:(?:[\p{L}\p{N}-]{1,63}\.){1,10}\p{L}{2,63}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?=[/?#]|$)/u;
const FILE_NAME =
  /^[^/]*\.(?:xml|rss|rdf|atom|json|opml|html?|mp3|m4[ab]|mp4|aac|og[ga]|opus|flac|wav|webm)$/i;

/**
 * The addresses on the web that `text` may mean, the likeliest first: one without a scheme, or with that of an app, is
 * sooner at https. None where it is no such address.
 */
export function feedAddresses(text: string): readonly string[] {
  const address = text.trim();
  const rest = address.replace(APP_SCHEME, "");
  if (WEB_SCHEME.test(rest)) return [rest];
  if (!HOST.test(rest) || (rest === address && FILE_NAME.test(rest))) return [];
  return [`https://${rest}`, `http://${rest}`];
}
