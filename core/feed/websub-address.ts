/** Where hubs tell that feeds have changed (WebSub); each subscription has an address below it that nobody guesses. */
export const WEBSUB_PATH = "/api/websub/";
/** What they may do there: ask whether somebody wants to be told, and tell. */
export const WEBSUB_METHODS = "GET, HEAD, POST";

export function websubHref(token: string): string {
  return `${WEBSUB_PATH}${encodeURIComponent(token)}`;
}
