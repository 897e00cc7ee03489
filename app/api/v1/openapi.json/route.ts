import { openapiDocument } from "#server/api/openapi.ts";
import { config } from "#server/config.ts";
import { OPEN_TO_ALL } from "#server/http/problem.ts";

// The address it names is a setting of the server, not of the build.
export const dynamic = "force-dynamic";

/** `/api/v1/openapi.json`: the API described for programs and those who write them. */
function answer(): Response {
  const headers = { ...OPEN_TO_ALL, "cache-control": "public, max-age=3600" };
  return Response.json(openapiDocument(config().publicUrl), { headers });
}

export { answer as GET, answer as HEAD };
