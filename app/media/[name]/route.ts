import { config } from "#server/config.ts";
import { mediaResponse } from "#server/http/media-response.ts";
import { findMedia } from "#server/media/store.ts";

/**
 * Stored pictures for Next itself, which asks for them here to make them smaller. All other requests for stored files are
 * answered before they come to Next, see server/site/media.ts.
 */
async function serve(request: Request, { params }: RouteContext<"/media/[name]">): Promise<Response> {
  const media = await findMedia(config().mediaDir, (await params).name);
  return media ? mediaResponse(request, media) : new Response(null, { status: 404 });
}

export { serve as GET, serve as HEAD };
