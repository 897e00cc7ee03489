/** Bytes; what an app that was offline for years has to tell comes in batches. */
const LONGEST_BODY = 4_000_000;

/** What an app has sent, as text; or the answer to what is too long. */
export async function readBody(request: Request): Promise<string | Response> {
  const length = request.headers.get("content-length");
  if (length === null) return new Response(null, { status: 411 });
  if (Number(length) > LONGEST_BODY) return new Response(null, { status: 413 });
  return request.text();
}

/** The JSON that an app has sent, undefined for what is none; or the answer to what is too long. */
export async function readJson(request: Request): Promise<{ readonly value: unknown } | Response> {
  const text = await readBody(request);
  if (text instanceof Response) return text;
  try {
    return { value: text.trim() === "" ? {} : JSON.parse(text) };
  } catch {
    return { value: undefined };
  }
}
