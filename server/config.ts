import path from "node:path";
import { z } from "zod";
import { LONGEST_SITE_NAME } from "#core/page/site-face.ts";
import { parseMailServer, parseSender } from "./mail/mail-server.ts";
import type { MailConfig } from "./mail/send-mail.ts";
import { parseRecogniserUrl } from "./transcribe/recogniser-url.ts";

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

/** Every setting Playhead reads from its environment. The table of docs/configuration.md is this list. */
const environment = z.object({
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, "must be file:<path>")
    .optional(),
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
  MEASURE_REMOTE: flag.default(true),
  MEDIA_ACCEL: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/)+$/, "must be a path that begins and ends with /, such as /internal/")
    .optional(),
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
  TRANSCRIBE_URL: read(
    parseRecogniserUrl,
    "must be the address of an API like OpenAI's, such as https://api.openai.com/v1, without a password or query",
  ).optional(),
  TRANSCRIBE_KEY: z
    .string()
    .regex(/^[!-~]+$/, "must be a key of Latin letters, digits and signs, without spaces")
    .optional(),
  TRANSCRIBE_MODEL: z.string().min(1).default("whisper-1"),
});

export const settingNames: readonly string[] = Object.keys(environment.shape);

/** Neither of the two is of any use alone. */
const whole = environment.superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
  if ((SMTP_URL === undefined) === (MAIL_FROM === undefined)) return;
  const [missing, given] = SMTP_URL ? ["MAIL_FROM", "SMTP_URL"] : ["SMTP_URL", "MAIL_FROM"];
  context.addIssue({ code: "custom", path: [missing], message: `must be set where ${given} is` });
});

export interface Config {
  /** Absolute path of the folder that holds the database and the stored media. */
  readonly dataDir: string;
  /** Absolute path of the SQLite file. */
  readonly databaseFile: string;
  readonly mediaDir: string;
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
  /** Whether sound that other hosts have is read through once, for its waveform and its exact length. */
  readonly measureRemote: boolean;
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
  /** What hears what is said in episodes without a transcript; null where nothing does. */
  readonly transcribe: RecogniserConfig | null;
}

/** A server that recognises speech by OpenAI's protocol. */
export interface RecogniserConfig {
  /** Where sound is sent to: the address of its transcriptions. */
  readonly url: string;
  /** Secret; null where it asks for none. */
  readonly key: string | null;
  readonly model: string;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i;

/** Parses the environment. Throws an Error that names every bad variable: what it is and what it must be. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = whole.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment holds settings that cannot be used:\n${faults.join("\n")}`);
  }
  const { DATA_DIR, DATABASE_URL, HOST, PORT, PUBLIC_URL, FETCH_PRIVATE, RELAY_SOUND, MEDIA_ACCEL, SIGN_UP } =
    result.data;
  const { SMTP_URL: mailServer, MAIL_FROM: from } = result.data;
  const { UPLOAD_MAX_BYTES, TRANSCRIBE_URL, TRANSCRIBE_KEY, TRANSCRIBE_MODEL } = result.data;
  const dataDir = path.resolve(DATA_DIR);
  return {
    dataDir,
    databaseFile: DATABASE_URL
      ? path.resolve(DATABASE_URL.slice("file:".length))
      : path.join(dataDir, "playhead.db"),
    mediaDir: path.join(dataDir, "media"),
    host: HOST,
    port: PORT,
    publicUrl: new URL(PUBLIC_URL ?? `http://localhost:${PORT}`).origin,
    siteName: result.data.SITE_NAME,
    linksAstray: PUBLIC_URL === undefined && !LOOPBACK.test(HOST),
    fetchPrivate: FETCH_PRIVATE,
    keepFeeds: result.data.KEEP_FEEDS,
    relay: RELAY_SOUND,
    measureRemote: result.data.MEASURE_REMOTE,
    measuringDir: path.join(dataDir, "measuring"),
    mediaAccel: MEDIA_ACCEL ?? null,
    signUp: SIGN_UP,
    mail: mailServer && from ? { server: mailServer, from } : null,
    uploadsDir: path.join(dataDir, "uploads"),
    uploadMaxBytes: UPLOAD_MAX_BYTES,
    transcribe: TRANSCRIBE_URL
      ? { url: TRANSCRIBE_URL, key: TRANSCRIBE_KEY ?? null, model: TRANSCRIBE_MODEL }
      : null,
  };
}

let parsed: Config | null = null;

/** The configuration of this process, parsed once. */
export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}
