import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { GET as showPicture } from "#app/settings/account/picture/route.ts";
import { followedName } from "#core/search/followed-search.ts";
import { searchFor } from "#core/search/request.ts";
import { SEARCH_KINDS, searchChanges } from "#core/sync/subscription.ts";
import { database } from "#server/db/client.ts";
import { writeChanges } from "#server/sync/store.ts";
import { newMember, noteOf, prepareAccounts, SCRIPTED, SITE, sendFile, sendForm } from "./account-forms.ts";

prepareAccounts();

describe("what somebody takes along", () => {
  test("has the searches that they follow by words and addresses, and none that they do not follow any more", async () => {
    const { id, cookie } = await newMember("Follower", "listener");
    const [tea, radio] = [{ ...searchFor("green tea"), show: "s" }, searchFor("radio")].map(
      (request, index) => ({ name: followedName(request), createdAt: index, seenAt: 1000 }),
    );
    const before = [tea, radio].flatMap((search) => search ?? []);
    await writeChanges(database(), id, SEARCH_KINDS, (state) =>
      searchChanges({ id: "device01", state }, [], before, Date.now()),
    );
    await writeChanges(database(), id, SEARCH_KINDS, (state) =>
      searchChanges({ id: "device01", state }, before, before.slice(0, 1), Date.now()),
    );
    const data = await sendForm("download", {}, { cookie });
    const files = unzipSync(new Uint8Array(await data.arrayBuffer()));
    expect(JSON.parse(strFromU8(files["searches.json"] ?? new Uint8Array()))).toEqual([
      {
        query: "green tea",
        url: `${SITE}/search?q=green%20tea&show=s&order=newest`,
        feed: `${SITE}/search/feed.xml?q=green%20tea&show=s`,
        followedAt: "1970-01-01T00:00:00.000Z",
        seenUntil: "1970-01-01T00:00:01.000Z",
      },
    ]);
    expect(strFromU8(files["account.json"] ?? new Uint8Array())).not.toContain("radio");
  });
});

describe("a picture", () => {
  const file = readFileSync("public/demo/set-down-in-sound.png");
  const show = (headers: Readonly<Record<string, string>>) =>
    showPicture(new Request(`${SITE}/settings/account/picture`, { headers }));

  test("is shown to its owner alone, taken along, and kept by no browser", async () => {
    const [vera, anton] = [await newMember("Seen", "listener"), await newMember("Unseen", "host")];
    const kept = await sendFile("picture", "picture", Uint8Array.from(file), { cookie: vera.cookie });
    expect(noteOf(kept)).toMatchObject({ form: "picture", fault: null });
    const shown = await show({ cookie: vera.cookie });
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(shown.headers.get("cache-control")).toBe("no-store");
    expect(shown.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    const png = new Uint8Array(await shown.arrayBuffer());
    expect([(await show({ cookie: anton.cookie })).status, (await show({})).status]).toEqual([404, 401]);
    const data = await sendForm("download", {}, { cookie: vera.cookie });
    const files = unzipSync(new Uint8Array(await data.arrayBuffer()));
    expect(Object.keys(files)).toEqual(["account.json", "picture.png"]);
    expect(files["picture.png"]).toEqual(png);
    await sendForm("picture/remove", {}, { cookie: anton.cookie });
    expect((await show({ cookie: vera.cookie })).status).toBe(200);
    await sendForm("picture/remove", {}, { cookie: vera.cookie });
    expect((await show({ cookie: vera.cookie })).status).toBe(404);
  });

  test("that is too long is told so, and read from nobody who is not signed in", async () => {
    const { cookie } = await newMember("Long", "listener");
    const long = new Uint8Array(5_100_000);
    const refused = await sendFile("picture", "picture", long, { ...SCRIPTED, cookie });
    expect([refused.status, noteOf(refused)]).toMatchObject([200, { fault: "pictureLarge" }]);
    const unknown = await sendFile("picture", "picture", new Uint8Array(9000), SCRIPTED);
    expect([unknown.status, await unknown.json()]).toEqual([
      401,
      { href: "/sign-in?next=%2Fsettings%2Faccount", done: false },
    ]);
    const forged = { cookie, origin: "https://evil.example" };
    expect((await sendFile("picture", "picture", Uint8Array.from(file), forged)).status).toBe(403);
    expect((await sendForm("picture", {}, { cookie })).headers.get("location")).toMatch(
      /^\/settings\/account\?/,
    );
  });
});
