import { lateSignal } from "../late-signal.ts";
import { currentTracer } from "../trace/tracer.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Milliseconds. */
const PATIENCE = 5000;

/** Whether spans are made where the environment says that they are wanted, and whether anybody takes them; nothing where it does not. */
export async function checkTraces(
  env: Readonly<Record<string, string | undefined>>,
  made = currentTracer() !== null,
): Promise<readonly Finding[]> {
  const disabled = env.OTEL_SDK_DISABLED?.toLowerCase() === "true";
  const wanted = !disabled && Object.keys(env).some((name) => name.startsWith("OTEL_"));
  if (!made) return wanted ? [wrong("tracesUnmade")] : [];
  const url = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!url) return [fine("traces")];
  const address = URL.canParse(url) ? withoutUser(new URL(url)) : null;
  const server = address?.host ?? "";
  return [
    address !== null && (await answers(address))
      ? fine("tracesTaken", { server })
      : wrong("tracesAway", { server }),
  ];
}

/** That somebody answers is enough: nobody is told a password, and no address with one may be fetched. */
function withoutUser(url: URL): URL {
  url.username = "";
  url.password = "";
  return url;
}

/** It may speak another protocol than is tried. */
async function answers(url: URL): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: lateSignal(PATIENCE), redirect: "manual" });
    await response.body?.cancel();
    return true;
  } catch (error) {
    // What speaks gRPC alone breaks off what it does not understand.
    return isBrokenOff(error);
  }
}

function isBrokenOff(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error)) return false;
  const code = "code" in cause ? String(cause.code) : "";
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code.startsWith("HPE_");
}
