import { problemResponse } from "../http/problem.ts";

/** An answer for this app alone. */
export function appAnswer(value: unknown): Response {
  return Response.json(value, { headers: { "cache-control": "no-store" } });
}

/** That something was done, about which there is nothing to say. */
export function doneAnswer(): Response {
  return new Response(null, { headers: { "cache-control": "no-store" } });
}

export function badRequest(detail: string): Response {
  return problemResponse({ title: "Bad Request", detail, status: 400 });
}

export function fullResponse(): Response {
  const detail = "The account has no room for more.";
  return problemResponse({ title: "Insufficient Storage", detail, status: 507 });
}
