import { config } from "#server/config.ts";
import { mediaResponse } from "#server/http/media-response.ts";
import { findMedia } from "#server/media/store.ts";

/** Stored audio and pictures, with byte ranges (RFC 9110, section 14). */
async function serve(request: Request, { params }: RouteContext<"/media/[name]">): Promise<Response> {
  const media = await findMedia(config().mediaDir, (await params).name);
  return media ? mediaResponse(request, media) : new Response(null, { status: 404 });
}

export { serve as GET, serve as HEAD };
