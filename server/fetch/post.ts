import { Agent, request } from "undici";
import { lateSignal } from "../late-signal.ts";
import { inAskSpan } from "../trace/ask-span.ts";
import { guardedConnector } from "./address.ts";
import type { Ask } from "./ask.ts";
import { discardBody } from "./body.ts";
import { failureOf, followRedirects, only, PATIENCE } from "./fetch.ts";
import { hostGate } from "./host-gate.ts";
import { type Failed, type FetchOptions, failed, type Refused } from "./resource.ts";

/** Those after which the same is sent again (RFC 9110, section 15.4). */
const SENT_AGAIN: ReadonlySet<number> = new Set([307, 308]);
const TIMEOUT = 20_000;

/**
 * Sends a form to a stranger's server, within the limits of `fetchResource`: only to public addresses, each judged anew. What
 * it answers is not read. Never throws for what an address or a server does.
 */
export async function postForm(
  url: string,
  form: Readonly<Record<string, string>>,
  options: Pick<FetchOptions, "allowPrivate" | "own" | "resolve" | "timeoutMs" | "userAgent">,
): Promise<{ readonly kind: "accepted" } | Refused | Failed> {
  const { timeoutMs = TIMEOUT, userAgent = "Playhead" } = options;
  const signal = lateSignal(timeoutMs);
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  const agent = new Agent({ connect: guardedConnector(options), ...limits });
  const headers = { "user-agent": userAgent, "content-type": "application/x-www-form-urlencoded" };
  const sent = {
    dispatcher: agent,
    signal,
    method: "POST",
    body: new URLSearchParams(form).toString(),
  } as const;
  const ask: Ask = (at, asked) =>
    hostGate
      .get()
      .pass(at, signal, () => inAskSpan("POST", at, () => request(at, { ...sent, headers: asked })));
  try {
    const found = await followRedirects(url, options, headers, ask, SENT_AGAIN);
    if (found.kind !== "found") return found;
    const { statusCode, headers: told, body } = found.response;
    discardBody(body);
    if (statusCode >= 200 && statusCode <= 299) return { kind: "accepted" };
    const retryAfter = PATIENCE.has(statusCode) ? only(told["retry-after"]) : null;
    return { ...failed("http-status", String(statusCode)), ...(retryAfter !== null && { retryAfter }) };
  } catch (error) {
    return failureOf(error, url, signal);
  } finally {
    await agent.destroy();
  }
}
