import { newestOf, writeSitemapIndex } from "#core/page/sitemap.ts";
import { config } from "#server/config.ts";
import { countSitemaps, listSitemapPages } from "#server/shows/sitemap.ts";

export const dynamic = "force-dynamic";

/** `/sitemap.xml`: the index of the sitemaps, each as new as its newest page. */
export async function GET(): Promise<Response> {
  const { publicUrl } = config();
  const numbers = Array.from({ length: await countSitemaps() }, (_, index) => index + 1);
  const files = await Promise.all(
    numbers.map(async (n) => ({
      url: `${publicUrl}/sitemap/${n}.xml`,
      modified: newestOf(await listSitemapPages(n, publicUrl)),
    })),
  );
  return new Response(writeSitemapIndex(files), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
