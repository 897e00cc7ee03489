import { isIconName, LOGO_PARAMETER } from "#core/page/site-icon.ts";
import { config } from "#server/config.ts";
import { siteFace } from "#server/face/face.ts";
import { iconOf } from "#server/face/icon.ts";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { FILE_HEADERS, notFoundResponse } from "#server/http/problem.ts";

/** `/icons/192.png?logo=`: an icon of the site that is drawn of its logo. */
function answer(request: Request, { params }: RouteContext<"/icons/[icon]">): Promise<Response> {
  return answerUnlessBusy(async () => {
    const [{ icon }, { logo }] = [await params, await siteFace()];
    if (logo === null || !isIconName(icon)) return notFoundResponse();
    const png = await iconOf(logo.url, icon, config().mediaPlace);
    if (png === null) return notFoundResponse();
    const asked = new URL(request.url).searchParams.get(LOGO_PARAMETER) === logo.url;
    return new Response(new Uint8Array(png), {
      headers: {
        ...FILE_HEADERS,
        "content-type": "image/png",
        "cache-control": asked ? "public, max-age=31536000, immutable" : "public, max-age=300",
      },
    });
  });
}

export { answer as GET, answer as HEAD };
