import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { errorCode } from "../error-code.ts";
import { unpacked } from "./body.ts";
import { fetchResource } from "./fetch.ts";
import {
  type Failed,
  type FetchOptions,
  failed,
  type Login,
  type Refused,
  type Resource,
  refused,
} from "./resource.ts";

export interface RemoteLocation {
  readonly kind: "remote";
  /** Without user name and password. */
  readonly url: string;
  /** What its host asks for, as it was in the address; left out where nothing was. */
  readonly login?: Login;
}

/** Where a file to import is: an http(s) address, or an absolute path on this machine. */
export type Location = RemoteLocation | { readonly kind: "local"; readonly path: string };

/** The address or path by which a location is known. */
export function locationName(location: Location): string {
  return location.kind === "remote" ? location.url : location.path;
}

// Two letters and more before the colon: `C:\feed.xml` is a path.
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/**
 * What `text` names, seen from `base`, the file that says so. A remote file can only name remote ones. Which local
 * files a local one may name, only `locate` knows.
 *
 * With `base` null the operator speaks: paths are taken as they are, relative ones from the working directory.
 * Text that came over the network must never be parsed so; give it a remote base.
 */
export function parseLocation(text: string, base: Location | null): Location | Refused {
  const trimmed = text.trim();
  if (trimmed === "") return refused("address-invalid", text);
  if (base === null && !SCHEME.test(trimmed)) return { kind: "local", path: path.resolve(trimmed) };
  const baseUrl = base?.kind === "local" ? pathToFileURL(base.path).href : base?.url;
  if (!URL.canParse(trimmed, baseUrl)) return refused("address-invalid", text);
  const url = new URL(trimmed, baseUrl);
  if (url.protocol === "http:" || url.protocol === "https:") return remoteLocation(url, base);
  if (url.protocol !== "file:") return refused("address-scheme", url.protocol);
  return base?.kind === "remote" ? refused("address-local", text) : parseFileUrl(url);
}

/** The same host asks for the same, whichever of its files names the other. */
function remoteLocation(url: URL, base: Location | null): RemoteLocation {
  const { username, password, origin } = url;
  url.username = "";
  url.password = "";
  const remote = { kind: "remote", url: url.href } as const;
  if (username !== "" || password !== "")
    return { ...remote, login: { username: decoded(username), password: decoded(password) } };
  const near = base?.kind === "remote" && new URL(base.url).origin === origin;
  return near && base.login ? { ...remote, login: base.login } : remote;
}

/** Where a file was found that was asked for at `asked`. */
export function foundLocation(url: string, asked: RemoteLocation): Location {
  return remoteLocation(new URL(url), asked);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that stands for itself.
    return text;
  }
}

/** Not every `file:` address is a path here: it may name another host, or hide a slash as %2F. */
function parseFileUrl(url: URL): Location | Refused {
  try {
    return { kind: "local", path: fileURLToPath(url) };
  } catch {
    return refused("address-invalid", url.href);
  }
}

/** What anyone may have from this site already, so that naming it publishes nothing: the demo's audio lies there. */
const PUBLISHED = path.resolve("public");

/**
 * What the file `base` names with `text`, as it may be read. A local feed was perhaps downloaded, so that it may name
 * only what really lies in its own folder, wherever links lead.
 */
export async function locate(text: string, base: Location): Promise<Location | Refused | Failed> {
  const named = parseLocation(text, base);
  if (named.kind !== "local" || base.kind !== "local") return named;
  const folders = [path.dirname(base.path), PUBLISHED];
  if (!folders.some((folder) => isWithin(named.path, folder))) return refused("address-outside", text);
  try {
    const [file, ...real] = await Promise.all([named.path, ...folders].map((name) => realpath(name)));
    return file !== undefined && real.some((folder) => isWithin(file, folder))
      ? { kind: "local", path: file }
      : refused("address-outside", text);
  } catch (error) {
    return failureAt(named.path, error);
  }
}

function isWithin(file: string, folder: string): boolean {
  const way = path.relative(folder, file);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Reads a location within the same limits and with the same answers, be it remote or local. */
export async function readLocation(location: Location, options: FetchOptions): Promise<Resource> {
  if (location.kind === "remote")
    return fetchResource(location.url, { ...options, login: location.login ?? null });
  try {
    return await readLocal(location.path, options);
  } catch (error) {
    return failureAt(location.path, error);
  }
}

/** Why the system gives no file at this path; an error that is not the system's is thrown on. */
function failureAt(file: string, error: unknown): Failed {
  const code = errorCode(error);
  if (code === null) throw error;
  const missing = code === "ENOENT" || code === "ENOTDIR";
  return failed(missing ? "file-missing" : "file-unreadable", file);
}

async function readLocal(file: string, options: FetchOptions): Promise<Resource> {
  const stats = await stat(file);
  // Only plain files end: a named pipe or a device could be read for ever.
  if (!stats.isFile()) return failed("file-unreadable", file);
  const etag = `"${stats.size}-${stats.mtimeMs}"`;
  if (etag === options.etag) return { kind: "unchanged" };
  const body = stats.size > options.maxBytes ? null : await unpacked(await readFile(file), options.maxBytes);
  if (body === null) return failed("too-large", file);
  return {
    kind: "fetched",
    url: pathToFileURL(file).href,
    movedTo: null,
    body,
    contentType: null,
    charset: null,
    etag,
    lastModified: stats.mtime.toUTCString(),
    link: null,
  };
}
