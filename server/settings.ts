import { z } from "zod";
import { LONGEST_SITE_NAME } from "#core/page/site-face.ts";
import { isPostgresql, parseLocation } from "./db/location.ts";
import { LOG_LEVELS } from "./log/log-level.ts";
import { parseMailServer, parseSender } from "./mail/mail-server.ts";
import { parseBucketUrl, parsePublicBase } from "./media/bucket/bucket-url.ts";
import { parseEndpoint } from "./openai/endpoint.ts";

const flag = z
  .enum(["true", "false", "1", "0"], { error: "must be true or false" })
  .transform((value) => value === "true" || value === "1");

const PORT_RULE = "must be a whole number from 1 to 65535";

const NAME_RULE = `must have 1 to ${LONGEST_SITE_NAME} characters`;

/** What the database can count. */
const MOST_BYTES = 2 ** 31 - 1;
const BYTES_RULE = `must be a whole number of bytes from 1 to ${MOST_BYTES}`;

/** Who may sign up: everybody, who is invited, or only who has a link that was made at the server itself. */
const SIGN_UPS = ["open", "invite", "closed"] as const;
export type SignUp = (typeof SIGN_UPS)[number];

/** What finds words: an index in the memory of each process, or the full text search of a PostgreSQL database. */
const SEARCHES = ["memory", "postgres"] as const;

const POOL_RULE = "must be a number from 2 to 100";

/** Whether an address names a site and nothing on it. */
function isSite(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { username, password, pathname, search, hash } = new URL(address);
  return `${username}${password}${search}${hash}` === "" && /^\/*$/.test(pathname);
}

/** A setting that `parse` can make something of; `rule` says what that takes, and not what was written, which may be secret. */
function read<T>(parse: (written: string) => T | null, rule: string) {
  return z.string().transform((written, context) => {
    const parsed = parse(written);
    if (parsed !== null) return parsed;
    context.addIssue({ code: "custom", message: rule });
    return z.NEVER;
  });
}

/** What scripts say to be let in. */
const token = z
  .string()
  .regex(
    /^[!-~]{24,}$/,
    "must have at least 24 Latin letters, digits and signs, without spaces; openssl rand -hex 32 makes one",
  );

/** An API like OpenAI's, asked for what `path` names. */
const endpoint = (path: string) =>
  read(
    (written) => parseEndpoint(written, path),
    "must be the address of an API like OpenAI's, such as https://api.openai.com/v1, without a password or query",
  );

/** Of such an API. */
const key = z.string().regex(/^[!-~]+$/, "must be a key of Latin letters, digits and signs, without spaces");

/** Every setting Playhead reads from its environment. The table of docs/configuration.md is this list. */
const environment = z.object({
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: read(
    parseLocation,
    "must be file:<path>, or postgresql://user:password@host/database, with signs such as @ and # of user and password written as %40 and %23",
  ).optional(),
  DATABASE_POOL: z.coerce.number(POOL_RULE).int(POOL_RULE).min(2, POOL_RULE).max(100, POOL_RULE).default(10),
  SEARCH: z.enum(SEARCHES, { error: "must be memory or postgres" }).default("memory"),
  HOST: z.string().min(1).default("0.0.0.0"),
  PORT: z.coerce.number(PORT_RULE).int(PORT_RULE).min(1, PORT_RULE).max(65535, PORT_RULE).default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .refine(
      isSite,
      "must name a host and no more, such as https://podcasts.example.org: no path, query or password",
    )
    .optional(),
  FETCH_PRIVATE: flag.default(false),
  KEEP_FEEDS: flag.default(true),
  RELAY_SOUND: flag.default(true),
  COUNT_PLAYS: flag.default(true),
  MEASURE_REMOTE: flag.default(true),
  ALIGN: flag.default(true),
  MCP: flag.default(true),
  MEDIA_ACCEL: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/)+$/, "must be a path that begins and ends with /, such as /internal/")
    .optional(),
  MEDIA_URL: read(
    parseBucketUrl,
    "must be a bucket, such as s3://KEY:SECRET@s3.example.org/bucket/prefix?region=eu-central-1, with signs such as / and + of the secret written as %2F and %2B",
  ).optional(),
  MEDIA_PUBLIC_URL: read(
    parsePublicBase,
    "must be an http or https address without a password or query, such as https://media.example.org/playhead/",
  ).optional(),
  MEDIA_RELAY: flag.default(false),
  SIGN_UP: z.enum(SIGN_UPS, { error: "must be open, invite or closed" }).default("invite"),
  SMTP_URL: read(
    parseMailServer,
    "must be a server of mail, such as smtps://user:password@mail.example.org, with signs such as @ and # of user and password written as %40 and %23",
  ).optional(),
  MAIL_FROM: read(
    parseSender,
    "must be an address of mail, such as podcasts@example.org or Playhead <podcasts@example.org>",
  ).optional(),
  SITE_NAME: z.string().trim().min(1, NAME_RULE).max(LONGEST_SITE_NAME, NAME_RULE).default("Playhead"),
  // Ten hours at 224 kbit/s.
  UPLOAD_MAX_BYTES: z.coerce
    .number(BYTES_RULE)
    .int(BYTES_RULE)
    .min(1, BYTES_RULE)
    .max(MOST_BYTES, BYTES_RULE)
    .default(1_000_000_000),
  TRANSCRIBE_URL: endpoint("/audio/transcriptions").optional(),
  TRANSCRIBE_KEY: key.optional(),
  ADMIN_TOKEN: token.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be ${LOG_LEVELS.join(", ")}` }).default("off"),
  METRICS_TOKEN: token.optional(),
  TRANSCRIBE_MODEL: z.string().min(1).default("whisper-1"),
  EMBED_URL: endpoint("/embeddings").optional(),
  EMBED_KEY: key.optional(),
  EMBED_MODEL: z.string().min(1).default("text-embedding-3-small"),
});

export const settingNames: readonly string[] = Object.keys(environment.shape);

/** What an environment has set. Some settings are of no use alone, and some not together. */
export const settings = environment.superRefine((given, context) => {
  const fault = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  const { SMTP_URL, MAIL_FROM, MEDIA_URL, MEDIA_PUBLIC_URL, MEDIA_RELAY, MEDIA_ACCEL } = given;
  const { SEARCH, DATABASE_URL = "", EMBED_URL } = given;
  if (SEARCH === "postgres" && !isPostgresql(DATABASE_URL))
    fault("SEARCH", "must be memory where DATABASE_URL names no PostgreSQL database");
  if (SEARCH === "postgres" && EMBED_URL)
    fault("EMBED_URL", "must not be set where SEARCH is postgres: vectors of meaning are in memory");
  if (SMTP_URL && !MAIL_FROM) fault("MAIL_FROM", "must be set where SMTP_URL is");
  if (MAIL_FROM && !SMTP_URL) fault("SMTP_URL", "must be set where MAIL_FROM is");
  if (MEDIA_PUBLIC_URL && !MEDIA_URL) fault("MEDIA_URL", "must be set where MEDIA_PUBLIC_URL is");
  if (MEDIA_RELAY && !MEDIA_URL) fault("MEDIA_URL", "must be set where MEDIA_RELAY is");
  if (MEDIA_PUBLIC_URL && MEDIA_RELAY) fault("MEDIA_RELAY", "must not be set where MEDIA_PUBLIC_URL is");
  if (MEDIA_ACCEL && MEDIA_URL)
    fault("MEDIA_ACCEL", "must not be set where MEDIA_URL is: nginx has no folder to send from");
});

export type Settings = z.infer<typeof settings>;
