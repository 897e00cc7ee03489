import { challengeCookie } from "./challenge.ts";

/** Tells a script what to ask its browser, which keeps the challenge until the answer. */
export function passkeyQuestion(options: { readonly challenge: string }): Response {
  const headers = { "cache-control": "no-store", "set-cookie": challengeCookie(options.challenge) };
  return Response.json({ options }, { headers });
}
