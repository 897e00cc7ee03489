import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LIGHT } from "#core/page/palette.ts";
import { siteIcons } from "#core/page/site-icon.ts";
import { siteFace } from "#server/face/face.ts";

/** What the site is as an app on somebody's own screen. An address that is opened there comes into the window that is open. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations("site");
  const face = await siteFace();
  const { name } = face;
  const icons = siteIcons(face);
  const library = await getTranslations("library");
  const search = await getTranslations("search");
  return {
    id: "/",
    name,
    short_name: name,
    description: t("description"),
    lang: await getLocale(),
    dir: "auto",
    start_url: "/",
    scope: "/",
    display: "standalone",
    launch_handler: { client_mode: ["focus-existing", "navigate-existing", "auto"] },
    background_color: LIGHT.paper,
    theme_color: LIGHT.paper,
    categories: ["entertainment", "education", "news"],
    icons: [
      { src: icons.small, sizes: "192x192", type: "image/png" },
      { src: icons.large, sizes: "512x512", type: "image/png" },
      { src: icons.maskable, sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: library("title"), url: "/library" },
      { name: search("label"), url: "/search" },
    ],
  };
}
