import { z } from "zod";

/** What went wrong and what to do (RFC 9457); without a type, so its title is the status in words. */
export const problemSchema = z.object({ title: z.string(), detail: z.string(), status: z.int() });
export type ApiProblem = Readonly<z.infer<typeof problemSchema>>;

/** Lets pages of other origins read an answer. It is nobody's own: no cookie changes it. */
export const OPEN_TO_ALL = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Accept-Ranges, Content-Length, Content-Range, ETag, Retry-After, RateLimit, RateLimit-Policy",
} as const;

/**
 * Of every file of strangers: pages of other origins may read it, nobody takes it for what it does not say it is, and
 * opened as a page it can do nothing.
 */
export const FILE_HEADERS = {
  ...OPEN_TO_ALL,
  "cross-origin-resource-policy": "cross-origin",
  "content-security-policy": "default-src 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** Not to be kept: the next request may well be answered. */
export function problemResponse(
  problem: ApiProblem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = "application/problem+json";
  return Response.json(problem, {
    status: problem.status,
    headers: { ...OPEN_TO_ALL, ...headers, "content-type": type, "cache-control": "no-store" },
  });
}

/** The answer where nothing is, or not yet. */
export function notFoundResponse(detail = "Nothing is at this address."): Response {
  return problemResponse({ title: "Not Found", detail, status: 404 });
}
