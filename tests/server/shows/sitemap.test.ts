import { describe, expect, test } from "vitest";
import robots from "#app/robots.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { childText, listChildren } from "#core/markup/xml-element.ts";
import { MOST_ADDRESSES, newestOf, writeSitemap, writeSitemapIndex } from "#core/page/sitemap.ts";
import { countSitemaps, listSitemapPages } from "#server/shows/sitemap.ts";
import { sitemapFaults } from "../../core/page/sitemap-faults.ts";
import { freshDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

const HOME = "https://pod.example";
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

describe("a sitemap", () => {
  test("is written as the protocol says, with its addresses escaped", () => {
    const pages = [
      { url: `${HOME}/shows/a&b/маяк "x"`, modified: Date.UTC(2026, 1, 3, 4, 5, 6) },
      { url: `${HOME}/`, modified: null },
    ];
    expect(writeSitemap(pages)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${NAMESPACE}>` +
        "<url><loc>https://pod.example/shows/a&amp;b/%D0%BC%D0%B0%D1%8F%D0%BA%20%22x%22</loc>" +
        "<lastmod>2026-02-03T04:05:06.000Z</lastmod></url>" +
        "<url><loc>https://pod.example/</loc></url></urlset>\n",
    );
  });

  test("is read back as it was, whatever its addresses hold", () => {
    const url = `${HOME}/shows/"><script>/${"\u202e"}&amp;`;
    const vocabulary = new Map([["www.sitemaps.org/schemas/sitemap/0.9", ""]]);
    const { root, problems } = parseXml(writeSitemap([{ url, modified: 0 }]), vocabulary);
    expect(problems).toEqual([]);
    const [page] = root ? listChildren(root, "url") : [];
    expect(page && childText(page, "loc")).toBe(new URL(url).href);
  });

  test("an index names sitemaps", () => {
    expect(writeSitemapIndex([{ url: `${HOME}/sitemap/1.xml`, modified: 0 }])).toContain(
      `<sitemapindex ${NAMESPACE}><sitemap><loc>https://pod.example/sitemap/1.xml</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod></sitemap></sitemapindex>`,
    );
  });

  test("of as many pages as are allowed is smaller than 50 MB, and can be read", () => {
    const url = `${HOME}/shows/${"s".repeat(80)}/${"e".repeat(80)}`;
    const written = writeSitemap(Array.from({ length: MOST_ADDRESSES }, () => ({ url, modified: 1 })));
    expect(Buffer.byteLength(written)).toBeLessThan(52_428_800);
    expect(written.match(/<url>/g)).toHaveLength(50_000);
    expect(sitemapFaults(written, HOME)).toEqual([]);
  });

  const sound = writeSitemap([{ url: `${HOME}/shows/a&b/маяк`, modified: 1 }]);

  test("is valid by its protocol, as is its index", () => {
    expect(sitemapFaults(sound, HOME)).toEqual([]);
    expect(sitemapFaults(writeSitemap([{ url: `${HOME}/"><script>/\u202e`, modified: null }]), HOME)).toEqual(
      [],
    );
    expect(sitemapFaults(writeSitemapIndex([{ url: `${HOME}/sitemap/1.xml`, modified: 0 }]), HOME)).toEqual(
      [],
    );
  });

  test.each([
    ["a relative address", sound.replace(HOME, "")],
    ["an address of another site", sound.replace(HOME, "https://other.example")],
    ["an address that is not encoded", sound.replace("%D0%BC", "м")],
    ["another namespace", sound.replace("0.9", "0.84")],
    ["a date in words", sound.replace(/<lastmod>[^<]*/, "<lastmod>Thu, 01 Jan 1970")],
    ["a file without pages", writeSitemap([])],
    ["another document", "<rss/>"],
  ])("the validator of these tests sees %s", (_, broken) => {
    expect(broken).not.toBe(sound);
    expect(sitemapFaults(broken, HOME)).not.toEqual([]);
  });

  test("is as new as its newest page", () => {
    expect(newestOf([])).toBeNull();
    expect(newestOf([{ modified: 3 }, { modified: null }, { modified: 7 }])).toBe(7);
  });
});

describe("the pages of an archive", () => {
  test("each stands in one file, whatever the size of the files", async () => {
    const { db } = await freshDatabase();
    const spoken = (title: string, published: string) => ({ title, published, lines: [] });
    await addShow(db, "Sea", "en", [spoken("Lamps", "2024-01-01"), spoken("Rocks", "2999-01-01")]);
    await addShow(db, "Land", "en", [spoken("Hills", "2024-01-01")]);
    const all = await listSitemapPages(1, HOME, db);
    expect(all.map(({ url }) => url.slice(HOME.length))).toEqual([
      "/",
      "/shows/sea",
      "/shows/land",
      "/shows/sea/lamps",
      "/shows/sea/rocks",
      "/shows/land/hills",
    ]);
    // Published in a year to come: it has not changed since it was imported.
    for (const { modified } of all) expect(Math.abs(Date.now() - (modified ?? 0))).toBeLessThan(60_000);
    for (const size of [1, 2, 3, 4, 6]) {
      const files = await countSitemaps(db, size);
      expect(files).toBe(Math.ceil(6 / size));
      const pages = await Promise.all(
        Array.from({ length: files }, (_, index) => listSitemapPages(index + 1, HOME, db, size)),
      );
      expect(pages.flat().map(({ url }) => url)).toEqual(all.map(({ url }) => url));
      expect(await listSitemapPages(files + 1, HOME, db, size)).toEqual([]);
    }
  });

  test("an empty archive is its start page", async () => {
    const { db } = await freshDatabase();
    expect(await countSitemaps(db)).toBe(1);
    expect(await listSitemapPages(1, HOME, db)).toEqual([{ url: `${HOME}/`, modified: null }]);
  });
});

test("robots may read all but what has no end", () => {
  const { rules, sitemap } = robots();
  expect(rules).toEqual({ userAgent: "*", allow: "/", disallow: ["/search", "/api/"] });
  expect(sitemap).toMatch(/^https?:\/\/.*\/sitemap\.xml$/);
});
