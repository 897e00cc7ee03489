/** The page on which somebody lets in an app that waits for it. */
export function loginPageHref(token: string): string {
  return `/login/v2/flow/${encodeURIComponent(token)}`;
}

/** What apps may do at the addresses of their APIs, by how these begin; Nextcloud's are also below `/index.php`. */
const APP_METHODS: readonly (readonly [beginning: RegExp, methods: string])[] = [
  [/^\/api\/2\//, "GET, HEAD, POST"],
  [/^\/subscriptions\/[^/]+\/[^/]+$/, "GET, HEAD, PUT"],
  [/^(?:\/index\.php)?\/apps\/gpoddersync\//, "GET, HEAD, POST"],
  [/^(?:\/index\.php)?\/login\/v2(?:\/poll)?$/, "POST"],
];

/** The methods for apps at a path, parted by commas; null for a path that is none of theirs. */
export function appMethods(path: string): string | null {
  return APP_METHODS.find(([beginning]) => beginning.test(path))?.[1] ?? null;
}
