import { beginLog } from "#server/log/log.ts";
import { LOG_LEVELS } from "#server/log/log-level.ts";
import { makeDoor } from "#server/site/door.ts";
import { logRequest, watchFor } from "#server/site/watch.ts";

// A site that logs as the first argument says. Says its port when it listens.
const level = LOG_LEVELS.find((known) => known === process.argv[2]) ?? "off";
await beginLog(level);
const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
await door.open(
  async ({ url = "" }, response) => {
    if (url.startsWith("/says")) console.error("A mail was not sent by %s:", "mail.example", withSecrets());
    if (url.startsWith("/fails")) throw withSecrets();
    response.end("answered");
  },
  undefined,
  watchFor(level === "off" ? [] : [logRequest]),
);
const address = door.server.address();
console.log(`port ${typeof address === "object" ? address?.port : address}`);

/** As libraries make them: with what they were given. */
function withSecrets(): Error {
  return Object.assign(new Error("It failed"), { code: "EFAIL", request: { password: "s3cret" } });
}
