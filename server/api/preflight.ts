/** The answer to a browser that asks whether a page of another origin may ask (Fetch, "CORS-preflight request"). */
export function preflightResponse(): Response {
  const methods = "GET, HEAD, OPTIONS";
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      "access-control-allow-origin": "*",
      "access-control-allow-methods": methods,
      "access-control-allow-headers": "*",
      "access-control-max-age": "86400",
    },
  });
}
