import { inSpan } from "./tracer.ts";

/** An answer to a request, as one client or another gives it. */
type Answered = { readonly statusCode?: number | undefined } | { readonly status: number };

/**
 * Asks another host, as a span. Its name alone is told of its address, for the rest may be secret, and nothing of us is told to it.
 * The span ends with the head of the answer.
 */
export function inAskSpan<T extends Answered>(method: string, url: URL, ask: () => Promise<T>): Promise<T> {
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const facts = { "http.request.method": method, "server.address": url.hostname, "server.port": port };
  return inSpan(method, { kind: "client", facts }, async (tell) => {
    const answer = await ask();
    const status = "status" in answer ? answer.status : (answer.statusCode ?? 0);
    tell({ "http.response.status_code": status, ...(status >= 400 && { "error.type": String(status) }) });
    return answer;
  });
}
