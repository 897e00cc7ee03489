import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { importSource } from "#server/import/import-source.ts";
import { freshDatabase, importOptions } from "../database.ts";

const feed = (title: string) =>
  `<rss version="2.0"><channel><title>${title}</title><item><guid>1</guid><title>One</title></item></channel></rss>`;
const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;

/** A host with these files, without its scheme. */
async function serve(files: Readonly<Record<string, string>>): Promise<string> {
  const host = createServer((request, response) => {
    const text = files[request.url ?? ""];
    response.statusCode = text === undefined ? 404 : 200;
    response.end(text);
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    host.close();
  });
  return `127.0.0.1:${(host.address() as AddressInfo).port}`;
}

async function importer() {
  const { db, folder } = await freshDatabase();
  const options = { ...importOptions(db, folder), fetchPrivate: true };
  return { folder, read: (source: string) => importSource(source, options, () => {}) };
}

test("the address of a website imports the feed that it names, and several are listed", async () => {
  const host = await serve({
    "/": `<!doctype html><head>${link("feed.xml")}</head>`,
    "/two": `<html>${link("feed.xml")}${link("/other.xml")}</html>`,
    "/none": "<html><p>Nothing here</p></html>",
    "/feed.xml": feed("Tea"),
  });
  const { read } = await importer();
  expect(await read(`http://${host}/`)).toMatchObject({ show: { title: "Tea" }, added: 1 });
  expect(await read(`http://${host}/feed.xml`)).toMatchObject({ unchanged: 1 });
  const { show, notices } = await read(`http://${host}/two`);
  expect(show).toBeNull();
  expect(notices.map(({ problem }) => [problem.code, problem.value])).toEqual([
    ["feed-of-page", `http://${host}/feed.xml`],
    ["feed-of-page", `http://${host}/other.xml`],
  ]);
  const none = await read(`http://${host}/none`);
  expect(none.notices.map(({ problem }) => problem.code)).toEqual(["not-xml"]);
});

test("an address with an app's scheme, or with none, is read from where it answers", async () => {
  const host = await serve({ "/feed.xml": feed("Tea") });
  const { read } = await importer();
  expect(await read(`feed://${host}/feed.xml`)).toMatchObject({ show: { title: "Tea" }, added: 1 });
  for (const source of [`${host}/feed.xml`, `pcast://${host}/feed.xml`, ` feed:http://${host}/feed.xml `])
    expect(await read(source)).toMatchObject({ show: { title: "Tea" }, unchanged: 1 });
});

test("a list of subscriptions gives its feeds, and those that it may not name are reported", async () => {
  const outline = (url: string) => `<outline type="rss" text="x" xmlUrl="${url}"/>`;
  const list = `<opml version="2.0"><body>${outline("a.xml")}${outline("https://tea.example/feed")}${outline("file:///etc/passwd")}</body></opml>`;
  const host = await serve({ "/list": list });
  const { folder, read } = await importer();
  const remote = await read(`http://${host}/list`);
  expect(remote.listed).toEqual([`http://${host}/a.xml`, "https://tea.example/feed"]);
  expect(remote.notices.map(({ problem }) => problem.code)).toEqual(["address-local"]);
  writeFileSync(path.join(folder, "a.xml"), feed("Tea"));
  writeFileSync(path.join(folder, "a.opml"), list);
  const local = await read(path.join(folder, "a.opml"));
  expect(local.listed).toEqual([path.join(folder, "a.xml"), "https://tea.example/feed"]);
  expect(local.notices.map(({ problem }) => problem.code)).toEqual(["address-outside"]);
});
