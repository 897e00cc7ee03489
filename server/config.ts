import path from "node:path";
import { z } from "zod";

const flag = z
  .enum(["true", "false", "1", "0"], { error: "must be true or false" })
  .transform((value) => value === "true" || value === "1");

const PORT_RULE = "must be a whole number from 1 to 65535";

/** Every setting Playhead reads from its environment. The table of docs/configuration.md is this list. */
const environment = z.object({
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, "must be file:<path>")
    .optional(),
  HOST: z.string().min(1).default("0.0.0.0"),
  PORT: z.coerce.number(PORT_RULE).int(PORT_RULE).min(1, PORT_RULE).max(65535, PORT_RULE).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  FETCH_PRIVATE: flag.default(false),
});

export const settingNames: readonly string[] = Object.keys(environment.shape);

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
  /** Whether feeds may name addresses in private networks. */
  readonly fetchPrivate: boolean;
}

/** Parses the environment. Throws an Error that names every bad variable: what it is and what it must be. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = environment.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment holds settings that cannot be used:\n${faults.join("\n")}`);
  }
  const { DATA_DIR, DATABASE_URL, HOST, PORT, PUBLIC_URL, FETCH_PRIVATE } = result.data;
  const dataDir = path.resolve(DATA_DIR);
  return {
    dataDir,
    databaseFile: DATABASE_URL
      ? path.resolve(DATABASE_URL.slice("file:".length))
      : path.join(dataDir, "playhead.db"),
    mediaDir: path.join(dataDir, "media"),
    host: HOST,
    port: PORT,
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ""),
    fetchPrivate: FETCH_PRIVATE,
  };
}

let parsed: Config | null = null;

/** The configuration of this process, parsed once. */
export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}
