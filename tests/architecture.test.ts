import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** The doors of the player: what other features may know of it. */
const PLAYER_DOORS = [
  "features/player/player-context.tsx",
  "features/player/moment-link.tsx",
  "features/player/episode/play-button.tsx",
  "features/player/queue/queue-button.tsx",
];

/** What plays the hits of a search, which comes with the pages of searches and with what needs something in the player. */
const HIT_DOORS = ["features/player/queue/use-hits.ts", "features/player/queue/use-preview.ts"];

/** What the worker knows of being in step. */
const SYNC_OF_WORKER = ["features/sync/background.ts", "features/sync/sync-tag.ts"];

/** Which room may import which: the table of docs/rooms.md. */
const ROOMS: Record<string, readonly string[]> = {
  core: ["core"],
  server: ["core", "server", "messages"],
  "features/ui": ["core", "features/ui"],
  "features/media": ["core", "features/media"],
  "features/player": ["core", "features/ui", "features/media", "features/player"],
  "features/transcript": ["core", "features/ui", "features/transcript", ...PLAYER_DOORS],
  "features/search": ["core", "features/ui", "features/search", ...PLAYER_DOORS, ...HIT_DOORS],
  "features/share": ["core", "features/ui", "features/share"],
  "features/settings": ["core", "features/ui", "features/settings", ...PLAYER_DOORS],
  "features/editor": ["core", "features/ui", "features/editor", ...PLAYER_DOORS],
  "features/library": ["core", "features/ui", "features/library", ...PLAYER_DOORS],
  "features/account": ["core", "features/ui", "features/account"],
  // It sends forms as accounts do, and offers to undo as the library does.
  "features/feeds": ["core", "features/feeds"],
  "features/trash": [
    "core",
    "features/ui",
    "features/trash",
    "features/account/account-form.tsx",
    "features/account/note-line.tsx",
    "features/account/post-form.ts",
    "features/library/undo-notice.tsx",
  ],
  // Its worker sends what waits when there is a network again.
  "features/offline": ["core", "features/ui", "features/offline", ...SYNC_OF_WORKER, ...PLAYER_DOORS],
  "features/sync": ["core", "features/ui", "features/sync"],
  "features/upload": ["core", "features/ui", "features/upload"],
  // A frame plays with an element of its own, and lands and stops as exactly.
  "features/embed": ["core", "features/ui", "features/media", "features/embed", ...PLAYER_DOORS],
  app: ["core", "server", "features", "app", "messages"],
  // The embedded player is not imported, but bundled; the journeys are begun.
  commands: ["core", "server", "commands", "messages", "features/embed", "tests/e2e/playwright.config.ts"],
  // What is measured with other programs starts them as the tests do.
  bench: ["core", "server", "commands", "bench", "tests/support"],
  tests: ["core", "server", "features", "app", "commands", "tests", "messages", "prisma"],
  "prisma/demo/make": ["prisma/demo/make"],
};

/** The order within core: a folder may use those on its own line and on the lines below. */
const CORE_ORDER: readonly (readonly string[])[] = [
  ["app"],
  ["sync"],
  ["account", "embed", "share", "bookmark", "queue", "page", "feed", "search", "upload", "plays"],
  ["episode"],
  ["quote", "revision"],
  ["transcript"],
  ["alignment", "markup", "audio"],
  ["file"],
  ["text", "time"],
];

/** Packages that only some rooms may know. */
const KEPT: Record<string, readonly string[]> = {
  react: ["app", "features/", "tests/features/ui/"],
  next: ["app", "features/", "server/site/", "proxy.ts", "next.config.js", "bench/bare-site"],
  "@prisma/": ["server/db/"],
  // The command that generates the client takes its turn by an SQLite lock: the system frees it however the command ends.
  "better-sqlite3": ["server/db/", "server/search/sqlite/", "commands/generate.ts", "bench/", "tests/"],
  pg: ["server/db/postgresql/", "server/db/copy/", "server/search/postgresql/", "bench/", "tests/"],
  "@napi-rs/canvas": ["server/card/", "tests/server/card/"],
  aws4fetch: ["server/media/bucket/", "tests/server/media/bucket/"],
  nodemailer: ["server/mail/"],
  pino: ["server/log/"],
  // Its SDK is of who runs the site, or of tests.
  "@opentelemetry/": ["server/trace/", "tests/support/"],
  "prom-client": ["server/metrics/"],
  // A server that was built has neither: its threads and its embedded player were bundled.
  esbuild: ["commands/bundle.ts"],
  tsx: ["server/thread/thread.js"],
  "@tus/": ["server/upload/"],
  "tus-js-client": ["features/upload/"],
};

/** Configuration that tools look for at the top. */
const TOP = [
  "next.config.js",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "prisma.config.ts",
  "proxy.ts",
  "vitest.config.ts",
  "knip.ts",
];

const files = listFiles("*.ts", "*.tsx", "*.js");
/** What a string may name. */
const named = new Set([...files, ...listFiles("*.css", "*.mjs")]);

function listFiles(...patterns: readonly string[]): readonly string[] {
  const options = ["--cached", "--others", "--exclude-standard"];
  return execFileSync("git", ["ls-files", ...options, ...patterns], { encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "");
}

function roomOf(file: string): string | null {
  const rooms = Object.keys(ROOMS).filter((room) => file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

function importsOf(file: string): readonly string[] {
  return importsIn(codeOf(file));
}

/** Without those of types, which are gone when the code runs. */
function valueImportsOf(file: string): readonly string[] {
  return importsIn(codeOf(file).replace(/^(?:import|export) type [^;]*;/gm, ""));
}

/** Without comments. */
function codeOf(file: string): string {
  return readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

function importsIn(source: string): readonly string[] {
  return [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)].map((match) => match[1] ?? "");
}

/**
 * The files that strings name, as for threads and bundles: they are reached as imports reach theirs. Paths are read from the
 * top of the project, and those that begin with a point also from beside the file.
 */
function namedBy(file: string): readonly string[] {
  const strings = codeOf(file).matchAll(/["'`]([\w[\]./-]+\.(?:tsx?|m?js|css))["'`]/g);
  return [...strings]
    .map((match) => match[1] ?? "")
    .flatMap((name) => [path.posix.normalize(name), target(file, name)])
    .filter((name) => name !== null)
    .filter((name) => named.has(name) && !TOP.includes(name));
}

/** What a browser may be sent: components that say so, and what they import. */
function listSent(): readonly string[] {
  const sent = new Set(files.filter((file) => /^["']use client["'];/.test(readFileSync(file, "utf8"))));
  // A set is walked in the order in which it grows.
  for (const file of sent)
    for (const specifier of valueImportsOf(file)) {
      const name = target(file, specifier);
      if (name !== null && named.has(name)) sent.add(name);
    }
  return [...sent];
}

/** The file that an import names, from the top of the project; null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : null;
}

describe("the rooms", () => {
  test("every file is in a listed room", () => {
    expect(files.filter((file) => roomOf(file) === null && !TOP.includes(file))).toEqual([]);
  });

  test("a room imports only what the table allows", () => {
    const trespasses = files.flatMap((file) => {
      const allowed = ROOMS[roomOf(file) ?? ""] ?? Object.keys(ROOMS);
      return [...importsOf(file).map((specifier) => target(file, specifier)), ...namedBy(file)]
        .filter((name) => name !== null)
        .filter((name) => !allowed.some((room) => name === room || name.startsWith(`${room}/`)))
        .map((name) => `${file} imports ${name}`);
    });
    expect(trespasses).toEqual([]);
  });

  test("in core no arrow runs back up", () => {
    const floor = (file: string) =>
      CORE_ORDER.findIndex((folders) => folders.includes(file.split("/")[1] ?? ""));
    const trespasses = files
      .filter((file) => file.startsWith("core/"))
      .flatMap((file) =>
        importsOf(file)
          .map((specifier) => target(file, specifier))
          .filter((name) => name !== null)
          .filter((name) => floor(file) < 0 || floor(name) < floor(file))
          .map((name) => `${file} imports ${name}`),
      );
    expect(trespasses).toEqual([]);
  });

  test("what searches knows no database, but for the file that opens the one that is searched", () => {
    const databases = files
      .filter((file) => /^server\/search\/(?:catalogue|engine)\//.test(file))
      .filter((file) => file !== "server/search/engine/open-database.ts")
      .flatMap((file) =>
        importsOf(file).map((specifier) => ({ file, name: target(file, specifier) ?? specifier })),
      )
      .filter(({ name }) => /^(?:server\/search\/(?:sqlite|postgresql)\/|better-sqlite3$|pg$)/.test(name));
    expect(databases).toEqual([]);
  });

  test("what the browser is sent does without the server's validator", () => {
    expect(listSent().filter((file) => valueImportsOf(file).includes("zod"))).toEqual([]);
  });

  test("what the browser is sent asks no more of next-intl than features/ui/page-intl.tsx has", () => {
    const more = /\b(?:t\.(?:rich|markup|raw|has)|format\.(?!number|dateTime\()\w+)\(/;
    expect(listSent().filter((file) => more.test(codeOf(file)))).toEqual([]);
  });

  test("a package is known only where it belongs", () => {
    const trespasses = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !/^[#.]/.test(specifier))
        .filter((specifier) => {
          const kept = Object.entries(KEPT).find(
            ([name]) => specifier === name || specifier.startsWith(`${name.replace(/\/$/, "")}/`),
          );
          return kept !== undefined && !kept[1].some((place) => file.startsWith(place));
        })
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(trespasses).toEqual([]);
  });

  test("the generated Prisma client is opened only in server/db", () => {
    const openers = files.filter((file) =>
      importsOf(file).some(
        (specifier) => specifier.includes("db/generated") || specifier.includes("./generated/"),
      ),
    );
    expect(openers.filter((file) => !file.startsWith("server/db/"))).toEqual([]);
  });

  test("across rooms one path is written: #room/file.ts", () => {
    const crooked = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith(".."))
        .filter((specifier) => roomOf(file) !== roomOf(target(file, specifier) ?? ""))
        .filter((specifier) => !specifier.endsWith(".json"))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(crooked).toEqual([]);
  });

  test("no file is called index, utils, helpers or types", () => {
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|types)\.[jt]sx?$/.test(file))).toEqual([]);
  });
});
