import { expect, test } from "vitest";
import { GET as getShowList } from "#app/shows.opml/route.ts";
import { siteFace } from "#server/face/face.ts";
import { newMember, noteOf, prepareAccounts, sendFile, sendForm } from "./account-forms.ts";

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
