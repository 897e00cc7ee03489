import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { mayAct, ROLES, type Role } from "#core/account/role.ts";
import {
  newMember,
  newSession,
  PASSWORD,
  prepareAccounts,
  SCRIPTED,
  SITE,
  sendForm,
} from "./account-forms.ts";
import { askAsApp, askAsScript, newAppPassword } from "./ask-as-app.ts";

/** Whom each route and page is for: somebody of a role or higher, everybody, somebody's app, or scripts of hosts. A new one stands here too. */
const FOR: Readonly<Record<string, Role | "anybody" | "app" | "script">> = {
  "app/api/2/auth/[user]/login.json/route.ts": "app",
  "app/api/2/auth/[user]/logout.json/route.ts": "anybody",
  "app/api/2/devices/[user]/[device]/route.ts": "app",
  "app/api/2/devices/[user]/route.ts": "app",
  "app/api/2/episodes/[user]/route.ts": "app",
  "app/api/2/favorites/[user]/route.ts": "app",
  "app/api/2/settings/[user]/[scope]/route.ts": "app",
  "app/api/2/subscriptions/[user]/[device]/route.ts": "app",
  "app/api/2/sync-devices/[user]/route.ts": "app",
  "app/api/2/updates/[user]/[device]/route.ts": "app",
  "app/api/account/address/confirm/route.ts": "listener",
  "app/api/account/address/remove/route.ts": "listener",
  "app/api/account/address/route.ts": "listener",
  "app/api/account/apps/grant/route.ts": "listener",
  "app/api/account/apps/remove/route.ts": "listener",
  "app/api/account/apps/route.ts": "listener",
  "app/api/account/codes/kept/route.ts": "listener",
  "app/api/account/codes/route.ts": "listener",
  "app/api/account/download/route.ts": "listener",
  "app/api/account/invitations/route.ts": "host",
  "app/api/account/invitations/withdraw/route.ts": "host",
  "app/api/account/name/route.ts": "listener",
  "app/api/account/passkeys/options/route.ts": "listener",
  "app/api/account/passkeys/remove/route.ts": "listener",
  "app/api/account/passkeys/route.ts": "listener",
  "app/api/account/password/route.ts": "listener",
  "app/api/account/picture/remove/route.ts": "listener",
  "app/api/account/picture/route.ts": "listener",
  "app/api/account/recover/route.ts": "anybody",
  "app/api/account/remove/route.ts": "listener",
  "app/api/account/revisions/route.ts": "listener",
  "app/api/account/sessions/route.ts": "listener",
  "app/api/account/sign-in/link/route.ts": "anybody",
  "app/api/account/sign-in/link/use/route.ts": "anybody",
  "app/api/account/sign-in/passkey/options/route.ts": "anybody",
  "app/api/account/sign-in/passkey/route.ts": "anybody",
  "app/api/account/sign-in/route.ts": "anybody",
  "app/api/account/sign-out/route.ts": "anybody",
  "app/api/account/sign-up/route.ts": "anybody",
  "app/api/account/trash/empty/route.ts": "host",
  "app/api/account/trash/move/route.ts": "host",
  "app/api/account/trash/remove/route.ts": "host",
  "app/api/account/trash/restore/route.ts": "editor",
  "app/api/corrections/[show]/[episode]/decide/route.ts": "listener",
  "app/api/corrections/[show]/[episode]/route.ts": "listener",
  "app/api/corrections/[show]/[episode]/undo/route.ts": "editor",
  "app/api/host/episodes/route.ts": "host",
  "app/api/host/feeds/add/route.ts": "host",
  "app/api/host/feeds/list/add/route.ts": "host",
  "app/api/host/feeds/list/route.ts": "host",
  "app/api/host/feeds/pause/route.ts": "host",
  "app/api/host/feeds/preview/route.ts": "host",
  "app/api/host/feeds/refresh/route.ts": "host",
  "app/api/host/jobs/cancel/route.ts": "host",
  "app/api/host/jobs/run/route.ts": "host",
  "app/api/host/meaning/route.ts": "host",
  "app/api/host/shows/change/route.ts": "host",
  "app/api/host/shows/route.ts": "host",
  "app/api/host/site/route.ts": "host",
  "app/api/host/site/undo/route.ts": "host",
  "app/api/host/transcribe/route.ts": "host",
  "app/api/plays/route.ts": "anybody",
  "app/api/replacements/[show]/route.ts": "editor",
  "app/api/replacements/[show]/undo/route.ts": "editor",
  "app/api/sync/route.ts": "listener",
  "app/api/v1/host/feeds/[show]/pause/route.ts": "script",
  "app/api/v1/host/feeds/[show]/refresh/route.ts": "script",
  "app/api/v1/host/feeds/route.ts": "script",
  "app/api/v1/host/hints/route.ts": "script",
  "app/api/v1/host/imports/[job]/route.ts": "script",
  "app/api/v1/host/imports/route.ts": "script",
  "app/api/v1/host/jobs/[job]/cancel/route.ts": "script",
  "app/api/v1/host/jobs/[job]/run/route.ts": "script",
  "app/api/v1/host/jobs/route.ts": "script",
  "app/api/v1/openapi.json/route.ts": "anybody",
  "app/api/v1/search/route.ts": "anybody",
  "app/api/v1/shows/[show]/episodes/[episode]/route.ts": "anybody",
  "app/api/v1/shows/[show]/episodes/[episode]/transcript/route.ts": "anybody",
  "app/api/v1/shows/[show]/episodes/route.ts": "anybody",
  "app/api/v1/shows/[show]/route.ts": "anybody",
  "app/api/v1/shows/route.ts": "anybody",
  "app/api/v1/suggest/route.ts": "anybody",
  "app/api/websub/[token]/route.ts": "anybody",
  "app/apps/gpoddersync/episode_action/create/route.ts": "app",
  "app/apps/gpoddersync/episode_action/route.ts": "app",
  "app/apps/gpoddersync/subscription_change/create/route.ts": "app",
  "app/apps/gpoddersync/subscriptions/route.ts": "app",
  "app/card/[show]/[episode]/route.ts": "anybody",
  "app/clientconfig.json/route.ts": "anybody",
  "app/embed/[show]/[episode]/route.ts": "anybody",
  "app/embed/[show]/route.ts": "anybody",
  "app/host/feeds/add/page.tsx": "host",
  "app/host/feeds/list/page.tsx": "host",
  "app/host/feeds/page.tsx": "host",
  "app/host/jobs/events/route.ts": "host",
  "app/host/jobs/page.tsx": "host",
  "app/host/meaning/page.tsx": "host",
  "app/host/page.tsx": "host",
  "app/host/plays.csv/route.ts": "host",
  "app/host/plays/[show]/[episode]/page.tsx": "host",
  "app/host/plays/page.tsx": "host",
  "app/host/shows/[show]/[episode]/page.tsx": "host",
  "app/host/shows/[show]/page.tsx": "host",
  "app/host/site/page.tsx": "host",
  "app/host/storage/page.tsx": "host",
  "app/host/transcribe/page.tsx": "host",
  "app/host/upload/page.tsx": "host",
  "app/host/uploads.json/route.ts": "host",
  "app/icons/[icon]/route.ts": "anybody",
  "app/library/page.tsx": "anybody",
  "app/login/v2/flow/[token]/page.tsx": "listener",
  "app/login/v2/poll/route.ts": "anybody",
  "app/login/v2/route.ts": "anybody",
  "app/mcp/route.ts": "anybody",
  "app/media/[name]/route.ts": "anybody",
  "app/oembed/route.ts": "anybody",
  "app/offline/page.tsx": "anybody",
  "app/page.tsx": "anybody",
  "app/people/[person]/page.tsx": "anybody",
  "app/people/page.tsx": "anybody",
  "app/preferences/route.ts": "anybody",
  "app/relay/[show]/[episode]/picture/route.ts": "anybody",
  "app/relay/[show]/[episode]/route.ts": "anybody",
  "app/revisions/page.tsx": "editor",
  "app/search/feed.xml/route.ts": "anybody",
  "app/search/hits.json/route.ts": "anybody",
  "app/search/news.json/route.ts": "anybody",
  "app/search/page.tsx": "anybody",
  "app/settings/account/address/[token]/page.tsx": "listener",
  "app/settings/account/codes/page.tsx": "listener",
  "app/settings/account/page.tsx": "listener",
  "app/settings/account/picture/route.ts": "listener",
  "app/settings/page.tsx": "anybody",
  "app/shows.opml/route.ts": "anybody",
  "app/shows/[show]/[episode]/[file]/route.ts": "anybody",
  "app/shows/[show]/[episode]/page.tsx": "anybody",
  "app/shows/[show]/[episode]/revisions/page.tsx": "listener",
  "app/shows/[show]/feed.xml/route.ts": "anybody",
  "app/shows/[show]/newest.json/route.ts": "anybody",
  "app/shows/[show]/page.tsx": "anybody",
  "app/sign-in/link/[token]/page.tsx": "anybody",
  "app/sign-in/link/page.tsx": "anybody",
  "app/sign-in/page.tsx": "anybody",
  "app/sign-in/recover/page.tsx": "anybody",
  "app/sign-up/page.tsx": "anybody",
  "app/sitemap.xml/route.ts": "anybody",
  "app/sitemap/[file]/route.ts": "anybody",
  "app/subscriptions/[user]/[device]/route.ts": "app",
  "app/subscriptions/[user]/route.ts": "app",
  "app/tags/[tag]/page.tsx": "anybody",
  "app/tags/page.tsx": "anybody",
  "app/trash/move/page.tsx": "host",
  "app/trash/page.tsx": "editor",
};

const FORMS = /^app\/api\/((?:account|host)\/.+)\/route\.ts$/;
const forms = Object.entries(FOR).flatMap(([file, needed]) => {
  const form = FORMS.exec(file)?.[1];
  return form === undefined || needed === "app" || needed === "script" ? [] : [{ form, needed }];
});
const appRoutes = Object.entries(FOR).flatMap(([file, needed]) => (needed === "app" ? [file] : []));
const scriptRoutes = Object.entries(FOR).flatMap(([file, needed]) => (needed === "script" ? [file] : []));

const TOKEN = "a-token-of-this-test-0123456789";
process.env.ADMIN_TOKEN = TOKEN;
prepareAccounts();

/** Sends a form by what its address ends with. */
const send = (form: string, headers: Readonly<Record<string, string>> = {}) =>
  sendForm(path.posix.relative("account", form), {}, headers);

test("of every route and page it is known whom it is for", () => {
  const options = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", [...options, "app/**/route.ts", "app/**/page.tsx", "app/page.tsx"], {
    encoding: "utf8",
  });
  expect(Object.keys(FOR)).toEqual([...new Set(files.trim().split("\n"))].toSorted());
});

describe.each(forms)("$form, which is for $needed", ({ form, needed }) => {
  test.each(ROLES)("asked by a %s", async (role) => {
    const { id } = await newMember(`${form.replaceAll("/", " ")} ${role}`, role);
    const { status } = await send(form, { ...SCRIPTED, cookie: await newSession(id) });
    if (needed === "anybody" || mayAct(role, needed)) expect(status).not.toBe(403);
    else expect(status).toBe(403);
  });

  test("asked by nobody", async () => {
    const response = await send(form, SCRIPTED);
    if (needed === "anybody") return expect(response.status).not.toBe(403);
    expect(response.status).toBe(401);
    expect((await send(form)).headers.get("location")).toMatch(/^\/sign-in\?/);
  });

  test("answers nothing but what is sent by a form", async () => {
    expect(Object.keys(await import(`${process.cwd()}/app/api/${form}/route.ts`))).toEqual(["POST"]);
  });
});

describe.each(appRoutes)("%s, which is for apps", (file) => {
  test("asked by nobody, by another password, by a session or for somebody else", async () => {
    const { id, cookie } = await newMember(file, "host");
    const password = await newAppPassword(id, file);
    for (const asked of [{}, { password: PASSWORD }, { password: `${password}0` }, { cookie }])
      for (const response of await askAsApp(file, file, asked)) {
        expect(response.status).toBe(401);
        expect(response.headers.get("www-authenticate")).toMatch(/^Basic /);
      }
    if (!file.includes("[user]")) return;
    for (const { status } of await askAsApp(file, "Somebody else", { password }))
      expect([400, 401]).toContain(status);
  });

  test("asked by an app, by its password or where it has signed in by the cookie, which pages cannot use", async () => {
    const name = `${file} asked`;
    const { id } = await newMember(name, "listener");
    const password = await newAppPassword(id, name);
    const cookie = `sessionid=${password}`;
    for (const asked of [{ password }, { cookie }])
      for (const { status } of await askAsApp(file, name, asked))
        expect([401, 403, 500]).not.toContain(status);
    for (const page of [{ origin: SITE }, { "sec-fetch-site": "same-origin" }])
      for (const { status } of await askAsApp(file, name, { cookie }, page)) expect(status).toBe(401);
  });
});

describe.each(scriptRoutes)("%s, which is for scripts", (file) => {
  test("asked by nobody, by a host's session, or by another token", async () => {
    const { cookie } = await newMember(file, "host");
    for (const asked of [{}, { cookie, origin: SITE }, { authorization: `Bearer ${TOKEN}0` }])
      for (const response of await askAsScript(file, asked)) {
        expect(response.status).toBe(401);
        expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
      }
  });

  test("asked by the token", async () => {
    for (const { status } of await askAsScript(file, { authorization: `Bearer ${TOKEN}` }))
      expect([200, 404, 422]).toContain(status);
  });
});

test("a page that is for somebody asks who they are, and no other does but those of accounts", () => {
  const pages = Object.entries(FOR).filter(([file]) => file.endsWith("page.tsx"));
  for (const [file, needed] of pages) {
    const asks = readFileSync(file, "utf8").includes("await readMemberVisit(");
    expect([file, asks]).toEqual([file, needed !== "anybody"]);
  }
});
