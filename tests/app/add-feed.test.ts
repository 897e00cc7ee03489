import { expect, test } from "vitest";
import { ROLES } from "#core/account/role.ts";
import { database } from "#server/db/client.ts";
import { listImports } from "#server/feeds/imports.ts";
import { listJobs } from "#server/jobs/list.ts";
import { newMember, noteOf, prepareAccounts, SITE, sendForm } from "./account-forms.ts";

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
  const imports = await listImports(database(), new Date());
  expect(imports).toMatchObject([
    { title: "Sea", place: "example.org/sea.xml", state: "waiting", href: null },
  ]);
  const { waiting } = await listJobs(database());
  expect(waiting).toMatchObject([{ kind: "import", title: "Sea" }]);
  expect(JSON.stringify([imports, waiting])).not.toMatch(/secret|hidden/);

  const id = String(imports[0]?.id);
  const cancelled = await sendForm("../host/jobs/cancel", { id, page: "/host/feeds" }, { cookie });
  expect(noteOf(cancelled)).toMatchObject({ path: "/host/feeds", form: "jobCancel", fault: null });
  expect(await listImports(database(), new Date())).toMatchObject([{ state: "cancelled" }]);
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
