import { expect, test } from "vitest";
import { ROLES } from "#core/account/role.ts";
import { database } from "#server/db/client.ts";
import { listImports } from "#server/feeds/imports.ts";
import { findList, listChoices } from "#server/feeds/kept-list.ts";
import { listJobs } from "#server/jobs/list.ts";
import { newMember, noteOf, prepareAccounts, SITE, sendFile, sendForm } from "./account-forms.ts";

prepareAccounts();

const FEED = "https://example.org/sea.xml";

test("an address that is typed goes along in a note and in no address, with script and without", async () => {
  const { cookie } = await newMember("Previews", "host");
  const address = "https://ann:secret@example.org/feed.xml?token=1";
  const answer = await sendForm("../host/feeds/preview", { address }, { cookie });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(/^\/host\/feeds\/add\?note=[0-9a-f-]+$/);
  expect(noteOf(answer)).toMatchObject({
    path: "/host/feeds/add",
    form: "feedPreview",
    fault: null,
    address,
  });
  const cookies = answer.headers.getSetCookie();
  expect(cookies.every((one) => one.includes("HttpOnly"))).toBe(true);
});

test("a show that is added is a job that pages tell without what is secret in its address", async () => {
  const { cookie } = await newMember("Adds", "host");
  const source = "https://ann:secret@example.org/sea.xml?token=hidden";
  const answer = await sendForm("../host/feeds/add", { address: source, title: "Sea" }, { cookie });
  expect(noteOf(answer)).toMatchObject({ path: "/host/feeds", form: "feedAdd", fault: null });
  await sendForm("../host/feeds/add", { address: source, title: "Sea" }, { cookie });
  const { imports } = await listImports(database(), new Date());
  expect(imports).toMatchObject([
    { title: "Sea", place: "example.org/sea.xml", state: "waiting", show: null },
  ]);
  const { waiting } = await listJobs(database());
  expect(waiting).toMatchObject([{ kind: "import", title: "Sea" }]);
  expect(JSON.stringify([imports, waiting])).not.toMatch(/secret|hidden/);

  const id = String(imports[0]?.id);
  const cancelled = await sendForm("../host/jobs/cancel", { id, page: "/host/feeds" }, { cookie });
  expect(noteOf(cancelled)).toMatchObject({ path: "/host/feeds", form: "jobCancel", fault: null });
  expect((await listImports(database(), new Date())).imports).toMatchObject([{ state: "cancelled" }]);
  const elsewhere = await sendForm("../host/jobs/run", { id, page: "https://evil.example" }, { cookie });
  expect(noteOf(elsewhere)).toMatchObject({ path: "/host/jobs", fault: null });
  await database().job.deleteMany();
});

test("a feed that is here leads to its show, and makes no job", async () => {
  const { cookie } = await newMember("Has it", "host");
  const show = { slug: "sea", guid: "sea", title: "Sea", description: "", language: "en" };
  await database().feed.create({ data: { location: FEED, show: { create: show } } });
  const answer = await sendForm("../host/feeds/add", { address: FEED }, { cookie });
  expect(answer.headers.get("location")).toBe("/shows/sea");
  expect(await database().job.count()).toBe(0);
});

test.each(["", "/etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "http://"])(
  "“%s” is no address to add",
  async (address) => {
    const { cookie } = await newMember(`Types ${address.replace(/\W/g, "")}`, "host");
    const answer = await sendForm("../host/feeds/add", { address }, { cookie });
    expect(noteOf(answer)).toMatchObject({ path: "/host/feeds/add", fault: "feedAddress", address });
    expect(await database().job.count()).toBe(0);
  },
);

/** What an app exports: so many feeds, and what is none. */
function exported(count: number, ...more: readonly string[]): string {
  const feeds = Array.from(
    { length: count },
    (_, index) =>
      `<outline type="rss" text="Show ${index}" xmlUrl="https://ann:secret@example.org/${index}.xml"/>`,
  );
  return `<?xml version="1.0"?><opml version="2.0"><body><outline text="feeds">${feeds.join("")}</outline>${more.join("")}</body></opml>`;
}

const pick = (indexes: readonly number[]) => indexes.map((index) => ["feed", String(index)] as const);

test("a list of 300 feeds is read, shown without what is secret in it, and imported as far as it was ticked", async () => {
  const { cookie, id } = await newMember("Moves", "host");
  const show = { slug: "one", guid: "one", title: "One", description: "", language: "en" };
  await database().feed.create({
    data: { location: "https://example.org/1.xml", show: { create: show } },
  });
  const file = new TextEncoder().encode(
    exported(300, '<outline text="A blog" type="link" url="https://example.org"/>'),
  );
  const answer = await sendFile("../host/feeds/list", "list", file, { cookie });
  expect(answer.headers.get("location")).toBe("/host/feeds/list");
  const list = findList(id, new Date());
  if (list?.kind !== "list") throw new Error("No list was kept");
  expect(list).toMatchObject({ others: ["A blog"], left: 0 });
  const choices = await listChoices(database(), list, { publicUrl: SITE, port: 3000 });
  expect(choices).toHaveLength(300);
  expect(choices[0]).toEqual({
    index: 0,
    title: "Show 0",
    place: "example.org/0.xml",
    state: "new",
    show: null,
  });
  expect(choices[1]).toMatchObject({ state: "here", show: "one" });
  expect(JSON.stringify(choices)).not.toContain("secret");

  const all = Array.from({ length: 299 }, (_, index) => index);
  const added = await sendForm("../host/feeds/list/add", pick([...all, 5000]), { cookie });
  expect(noteOf(added)).toMatchObject({ path: "/host/feeds", form: "feedListAdd", fault: null });
  expect(await database().job.count({ where: { kind: "import" } })).toBe(298);
  expect(await database().jobLogin.count()).toBe(298);
  const { imports, more } = await listImports(database(), new Date());
  expect([imports.length, more]).toEqual([20, 278]);
  const again = await sendForm("../host/feeds/list/add", pick([0, 1, 2]), { cookie });
  expect(noteOf(again)).toMatchObject({ path: "/host/feeds/list", fault: "listNothing" });
  await database().job.deleteMany();
});

test("a list that is none says why on the page of lists, and one that is too large where it was handed in", async () => {
  const { cookie, id } = await newMember("Errs", "host");
  const other = await newMember("Looks on", "host");
  const answer = await sendForm("../host/feeds/list", { pasted: "nothing of that kind" }, { cookie });
  expect(answer.headers.get("location")).toBe("/host/feeds/list");
  expect(findList(id, new Date())).toMatchObject({ kind: "failed", code: "list-none" });
  expect(findList(other.id, new Date())).toBeNull();
  expect(findList(id, new Date(Date.now() + 3_700_000))).toBeNull();
  const large = await sendFile("../host/feeds/list", "list", new Uint8Array(2_100_000), { cookie });
  expect(noteOf(large)).toMatchObject({ path: "/host/feeds/add", fault: "listLarge" });
  const late = await sendForm("../host/feeds/list/add", { feed: "0" }, { cookie: other.cookie });
  expect(late.headers.get("location")).toBe("/host/feeds/list");
});

test("events of jobs are for hosts", async () => {
  const { GET } = await import("#app/host/jobs/events/route.ts");
  const ask = (cookie?: string) =>
    GET(new Request(`${SITE}/host/jobs/events`, { headers: cookie ? { cookie } : {} }));
  expect((await ask()).status).toBe(401);
  for (const role of ROLES) {
    const { cookie } = await newMember(`Events ${role}`, role);
    const answer = await ask(cookie);
    expect([role, answer.status]).toEqual([role, role === "host" ? 200 : 403]);
    if (role !== "host") continue;
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    expect(await answer.text()).toBe("event: over\ndata: []\n\n");
  }
});
