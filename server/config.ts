import path from "node:path";
import type { DatabaseLocation } from "./db/location.ts";
import type { LogLevel } from "./log/log-level.ts";
import type { MailConfig } from "./mail/send-mail.ts";
import type { BucketSending, MediaPlace } from "./media/place.ts";
import type { ModelServer } from "./openai/model-server.ts";
import type { SearchedWords } from "./search/engine/rows.ts";
import { type Settings, type SignUp, settings } from "./settings.ts";

/** What a process goes by, as its environment has set it (settings.ts). */
export interface Config {
  /** Absolute path of the folder that holds the database and the stored media. */
  readonly dataDir: string;
  /** May hold a password: people are told `sayLocation` of it. */
  readonly databaseLocation: DatabaseLocation;
  /** How many connections to a PostgreSQL database this process has at most. */
  readonly databasePool: number;
  /** Where words are looked for: in segments, which each process has in memory, or among rows of a PostgreSQL database. */
  readonly searchedWords: SearchedWords;
  /** Where sound and pictures are kept: a folder of the data, or a bucket. */
  readonly mediaPlace: MediaPlace;
  /** How browsers and apps come by sound that is kept in a bucket. */
  readonly bucketSending: BucketSending;
  /** Where pictures of moments are kept that were drawn once. */
  readonly cardsDir: string;
  readonly host: string;
  readonly port: number;
  /** Where people reach this Playhead, without a trailing slash. */
  readonly publicUrl: string;
  /** What the site is called where its hosts have given it no other name. */
  readonly siteName: string;
  /** Whether others may reach it, but the links that leave it lead to their own machines, for nobody said where it is. */
  readonly linksAstray: boolean;
  /** Whether feeds may name addresses in private networks. */
  readonly fetchPrivate: boolean;
  /** Whether the site keeps feeds up to date by itself. */
  readonly keepFeeds: boolean;
  /** Whether browsers may keep sound that other hosts have, which then passes through here. */
  readonly relay: boolean;
  /** Whether it is counted what is heard and shared, see docs/decisions, 0046. */
  readonly countPlays: boolean;
  /** Whether sound that other hosts have is read through once, for its waveform and its exact length. */
  readonly measureRemote: boolean;
  /** Whether words without times are looked for in the sound. */
  readonly align: boolean;
  /** Whether clients of the Model Context Protocol may search and read here. */
  readonly mcp: boolean;
  /** Where sound is meanwhile that can be measured only when all of it is here. */
  readonly measuringDir: string;
  /** Where the proxy before us finds what the media folder holds, with slashes around, to send it by itself; null when we send it. */
  readonly mediaAccel: string | null;
  readonly signUp: SignUp;
  /** Null where no mail can be sent. */
  readonly mail: MailConfig | null;
  /** Where files are while they come in. */
  readonly uploadsDir: string;
  /** How large a file may be that a host uploads. */
  readonly uploadMaxBytes: number;
  /** Secret; by it scripts do what hosts do. Null where none may. */
  readonly adminToken: string | null;
  /** Secret; by it the figures of the site are read. Null where nobody may. */
  readonly metricsToken: string | null;
  /** From what on something is told as lines of JSON. */
  readonly logLevel: LogLevel;
  /** What hears what is said in episodes without a transcript; null where nothing does. */
  readonly transcribe: ModelServer | null;
  /** What knows how near the meanings of texts are; null where nothing does. */
  readonly embed: ModelServer | null;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i;

/** Parses the environment. Throws an Error that names every bad variable: what it is and what it must be. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = settings.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment holds settings that cannot be used:\n${faults.join("\n")}`);
  }
  const { DATA_DIR, DATABASE_URL, HOST, PORT, PUBLIC_URL, FETCH_PRIVATE, RELAY_SOUND, MEDIA_ACCEL, SIGN_UP } =
    result.data;
  const { SMTP_URL: mailServer, MAIL_FROM: from } = result.data;
  const { UPLOAD_MAX_BYTES, TRANSCRIBE_URL, TRANSCRIBE_KEY, TRANSCRIBE_MODEL } = result.data;
  const { EMBED_URL, EMBED_KEY, EMBED_MODEL } = result.data;
  const dataDir = path.resolve(DATA_DIR);
  return {
    dataDir,
    databaseLocation: DATABASE_URL ?? path.join(dataDir, "playhead.db"),
    databasePool: result.data.DATABASE_POOL,
    searchedWords: result.data.SEARCH === "postgres" ? "rows" : "segments",
    mediaPlace: result.data.MEDIA_URL ?? path.join(dataDir, "media"),
    bucketSending: sendingOf(result.data),
    cardsDir: path.join(dataDir, "cards"),
    host: HOST,
    port: PORT,
    publicUrl: new URL(PUBLIC_URL ?? `http://localhost:${PORT}`).origin,
    siteName: result.data.SITE_NAME,
    linksAstray: PUBLIC_URL === undefined && !LOOPBACK.test(HOST),
    fetchPrivate: FETCH_PRIVATE,
    keepFeeds: result.data.KEEP_FEEDS,
    relay: RELAY_SOUND,
    countPlays: result.data.COUNT_PLAYS,
    measureRemote: result.data.MEASURE_REMOTE,
    align: result.data.ALIGN,
    mcp: result.data.MCP,
    measuringDir: path.join(dataDir, "measuring"),
    mediaAccel: MEDIA_ACCEL ?? null,
    signUp: SIGN_UP,
    mail: mailServer && from ? { server: mailServer, from } : null,
    uploadsDir: path.join(dataDir, "uploads"),
    uploadMaxBytes: UPLOAD_MAX_BYTES,
    adminToken: result.data.ADMIN_TOKEN ?? null,
    metricsToken: result.data.METRICS_TOKEN ?? null,
    logLevel: result.data.LOG_LEVEL,
    transcribe: TRANSCRIBE_URL
      ? { url: TRANSCRIBE_URL, key: TRANSCRIBE_KEY ?? null, model: TRANSCRIBE_MODEL }
      : null,
    embed: EMBED_URL ? { url: EMBED_URL, key: EMBED_KEY ?? null, model: EMBED_MODEL } : null,
  };
}

function sendingOf({ MEDIA_RELAY, MEDIA_PUBLIC_URL: base }: Settings): BucketSending {
  if (MEDIA_RELAY) return { kind: "relayed" };
  return base === undefined ? { kind: "signed" } : { kind: "public", base };
}

let parsed: Config | null = null;

/** The configuration of this process, parsed once. */
export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}
