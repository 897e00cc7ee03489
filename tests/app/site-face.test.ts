import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { GET as getIcon } from "#app/icons/[icon]/route.ts";
import { GET as getShowList } from "#app/shows.opml/route.ts";
import { siteIcons } from "#core/page/site-icon.ts";
import { pictureSize } from "#server/card/picture-size.ts";
import { siteFace } from "#server/face/face.ts";
import { newMember, noteOf, prepareAccounts, SITE, sendFile, sendForm } from "./account-forms.ts";

prepareAccounts();

const FORM = "../host/site";
const NAME = `Lighthouse </title> {radio}`;

test("hosts change the face of the site by a form, and take it back; what is written of the site has its name at once", async () => {
  const { cookie } = await newMember("Vera", "host");
  const changed = await sendForm(FORM, { name: NAME, accent: "#12a594", footer: "" }, { cookie });
  expect(changed.status).toBe(303);
  expect(changed.headers.get("location")).toMatch(/^\/host\/site\?/);
  expect(noteOf(changed)).toMatchObject({ path: "/host/site", form: "site" });
  expect(await siteFace()).toMatchObject({ name: NAME, accent: "#12a594" });
  expect(await (await getShowList()).text()).toContain("<title>Lighthouse &lt;/title&gt; {radio}</title>");
  expect(noteOf(await sendForm(`${FORM}/undo`, {}, { cookie }))).toMatchObject({ form: "siteUndo" });
  expect((await siteFace()).name).toBe("Playhead");
});

test("the icons of the site are drawn of its logo, and are Playhead's without one", async () => {
  const { cookie } = await newMember("Ida", "host");
  const ask = (icon: string, logo = "") =>
    getIcon(new Request(`${SITE}/icons/${icon}?logo=${encodeURIComponent(logo)}`), {
      params: Promise.resolve({ icon }),
    });
  expect((await ask("192.png")).status).toBe(404);
  expect(siteIcons(await siteFace()).small).toBe("/icon-192.png");
  await sendFile(FORM, "logo", new Uint8Array(readFileSync("public/playhead.png")), { cookie });
  const face = await siteFace();
  expect(siteIcons(face).small).toBe(`/icons/192.png?logo=${encodeURIComponent(face.logo?.url ?? "")}`);
  const icon = await ask("192.png", face.logo?.url);
  expect(icon.headers.get("content-type")).toBe("image/png");
  expect(icon.headers.get("cache-control")).toContain("immutable");
  expect(pictureSize(new Uint8Array(await icon.arrayBuffer()))).toEqual({ width: 192, height: 192 });
  expect((await ask("192.png", "/media/other.png")).headers.get("cache-control")).not.toContain("immutable");
  expect((await ask("193.png")).status).toBe(404);
  await sendForm(`${FORM}/undo`, {}, { cookie });
});

test("a logo that is no picture, or too large, is refused with a word about it", async () => {
  const { cookie } = await newMember("Vesna", "host");
  const svg = new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>");
  const refusedWith = async (logo: Uint8Array<ArrayBuffer>) =>
    noteOf(await sendFile(FORM, "logo", logo, { cookie }));
  expect(await refusedWith(svg)).toMatchObject({ fault: "pictureKind" });
  expect(await refusedWith(new Uint8Array(600_000))).toMatchObject({ fault: "logoLarge" });
});

test("nobody else changes it", async () => {
  const { cookie } = await newMember("Edda", "editor");
  expect((await sendForm(FORM, { name: NAME }, { cookie })).status).toBe(403);
  expect((await sendForm(`${FORM}/undo`, {}, { cookie })).status).toBe(403);
  expect((await siteFace()).name).toBe("Playhead");
});
