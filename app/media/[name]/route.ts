import { config } from "#server/config.ts";
import { storedResponse } from "#server/http/media-response.ts";

/**
 * Stored pictures for Next itself, which asks for them here to make them smaller. All other requests for stored files are
 * answered before they come to Next, see server/site/media.ts.
 */
async function serve(request: Request, { params }: RouteContext<"/media/[name]">): Promise<Response> {
  return storedResponse(request, config().mediaPlace, (await params).name);
}

export { serve as GET, serve as HEAD };
