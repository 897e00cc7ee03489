import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { appMethods } from "#core/app/address.ts";
import { SCRIPTS_PATH } from "#core/feed/host-address.ts";
import { WEBSUB_METHODS, WEBSUB_PATH } from "#core/feed/websub-address.ts";
import { PLAY_MESSAGES } from "#core/plays/address.ts";
import { NEWS_PATH } from "#core/search/news.ts";
import { SYNC_PATH } from "#core/sync/exchange.ts";
import { HOST_FORMS_PATH, uploadMethods } from "#core/upload/address.ts";
import type { Refusal } from "../http/asker.ts";
import { PREFERENCES_HREF } from "../http/preferences-href.ts";
import { MCP_PATH } from "../mcp/mcp-path.ts";

/** Longer than any address that is made here: a search with all its filters is 2 KB. */
const LONGEST_ADDRESS = 8192;
const CORRECTED = ["/api/corrections/", "/api/replacements/"];
const READING = "GET, HEAD, OPTIONS";
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

export interface Asked {
  readonly method: string;
  /** The target as it was sent: a path with its query. */
  readonly url: string;
  readonly host: string;
}

/** Why a request is not passed on to the pages, which would fail on it; or null. */
export function refusalOf({ method, url, host }: Asked): Refusal | null {
  if (url.length > LONGEST_ADDRESS) return { status: 414, headers: {} };
  const [path = ""] = url.split("?", 1);
  if (!path.startsWith("/") || !isReadable(path) || !isHost(host)) return { status: 400, headers: {} };
  const own = isSentTo(path) ? "POST" : takesMore(path) ? `${READING}, POST` : READING;
  const told = path.startsWith(WEBSUB_PATH) ? WEBSUB_METHODS : null;
  const allowed = appMethods(path) ?? uploadMethods(path) ?? told ?? own;
  return allowed.split(", ").includes(method) ? null : { status: 405, headers: { allow: allowed } };
}

function isSentTo(path: string): boolean {
  const forms = [ACCOUNT_FORMS_PATH, HOST_FORMS_PATH];
  return (
    [PREFERENCES_HREF, SYNC_PATH, NEWS_PATH, PLAY_MESSAGES, MCP_PATH].includes(path) ||
    forms.some((beginning) => path.startsWith(beginning))
  );
}

/** What scripts, of our pages and of hosts, read and send changes of. */
function takesMore(path: string): boolean {
  return [...CORRECTED, SCRIPTS_PATH].some((folder) => path.startsWith(folder));
}

function isHost(host: string): boolean {
  return !/[/?#@\\]/.test(host) && URL.canParse(`http://${host}`);
}

function isReadable(path: string): boolean {
  try {
    return !CONTROL.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
