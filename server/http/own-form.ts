import { config } from "../config.ts";
import { askedHost } from "./asked-host.ts";

/** What a form of ours says; or the answer to what is none. `longest`: bytes of it. */
export async function readOwnForm(request: Request, longest: number): Promise<FormData | Response> {
  return (
    refusalOf(request.headers, longest) ?? request.formData().catch(() => new Response(null, { status: 400 }))
  );
}

/** What a script of our pages says as JSON; or the answer to what is none. `longest`: bytes of it. */
export async function readOwnJson(
  request: Request,
  longest: number,
): Promise<{ readonly value: unknown } | Response> {
  const { headers } = request;
  const refusal = refusalOf(headers, longest);
  if (refusal) return refusal;
  if (headers.get("content-type") !== "application/json") return new Response(null, { status: 415 });
  return request.json().then(
    (value: unknown) => ({ value }),
    () => new Response(null, { status: 400 }),
  );
}

function refusalOf(headers: Headers, longest: number): Response | null {
  if (!isOwn(headers)) return new Response(null, { status: 403 });
  const length = Number(headers.get("content-length") ?? longest + 1);
  return length > longest ? new Response(null, { status: 413 }) : null;
}

/** Whether a page of ours asks for a change: browsers say of every request that is not for reading which page sends it. */
export function isOwn(headers: Headers): boolean {
  const [origin, site] = [headers.get("origin"), headers.get("sec-fetch-site")];
  if (origin === null || !URL.canParse(origin) || (site !== null && site !== "same-origin")) return false;
  const { host } = new URL(origin);
  return [askedHost(headers), new URL(config().publicUrl).host].includes(host);
}
