import { writeSitemap } from "#core/page/sitemap.ts";
import { config } from "#server/config.ts";
import { listSitemapPages } from "#server/shows/sitemap.ts";

const FILE = /^([1-9]\d{0,4})\.xml$/;

/** `/sitemap/[n].xml`: 50,000 pages of it, `n` from 1. */
export async function GET(_request: Request, { params }: RouteContext<"/sitemap/[file]">): Promise<Response> {
  const n = FILE.exec((await params).file)?.[1];
  const pages = n === undefined ? [] : await listSitemapPages(Number(n), config().publicUrl);
  if (pages.length === 0) return new Response(null, { status: 404 });
  return new Response(writeSitemap(pages), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
