import type { Config } from "../config.ts";
import { lateSignal } from "../late-signal.ts";
import { checkMailServer } from "../mail/check-mail-server.ts";
import { LIVES } from "../site/health.ts";
import { type Finding, fine, note, wrong } from "./finding.ts";

/** Milliseconds. */
const PATIENCE = 5000;

/** What answers at an address: a site of Playhead, something else, or nothing. */
type Answering = "site" | "other" | "nothing";

/** Whether the site runs here. */
export async function checkPort({
  host,
  port,
}: Pick<Config, "host" | "port">): Promise<{ readonly running: boolean; readonly finding: Finding }> {
  const near = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  const answering = await ask(`http://${near.includes(":") ? `[${near}]` : near}:${port}`);
  if (answering === "site") return { running: true, finding: fine("siteRuns", { port }) };
  const finding = answering === "nothing" ? note("siteStopped", { port }) : wrong("portOther", { port });
  return { running: false, finding };
}

/** Whether people reach it where it says that they do; without a site there is nobody to ask. */
export async function checkPublicUrl(
  { publicUrl, linksAstray }: Pick<Config, "publicUrl" | "linksAstray">,
  running: boolean,
): Promise<Finding> {
  if (linksAstray) return note("publicUrlMissing");
  if (!running) return note("publicUrlUntried", { url: publicUrl });
  return (await ask(publicUrl)) === "site"
    ? fine("publicUrl", { url: publicUrl })
    : wrong("publicUrlAstray", { url: publicUrl });
}

/** Whether the server of mail lets this site in. */
export async function checkMail(mail: NonNullable<Config["mail"]>): Promise<Finding> {
  const { host, port } = mail.server;
  const reason = await checkMailServer(mail, PATIENCE);
  const server = `${host}:${port}`;
  return reason === null ? fine("mail", { server }) : wrong("mailFails", { server, reason });
}

async function ask(origin: string): Promise<Answering> {
  try {
    const signal = lateSignal(PATIENCE);
    const response = await fetch(`${origin}${LIVES}`, { signal, redirect: "manual" });
    const first = await response.body?.getReader().read();
    const text = new TextDecoder().decode(first?.value);
    return response.status === 200 && text === "ok\n" ? "site" : "other";
  } catch (error) {
    return isRefused(error) ? "nothing" : "other";
  }
}

/** `fetch` says why in what caused its error; of a name with several addresses in what these have in common. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
