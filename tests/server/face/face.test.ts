import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { HOUSE_ACCENT, LONGEST_FOOTER } from "#core/page/site-face.ts";
import { database } from "#server/db/client.ts";
import { databaseVersion } from "#server/db/version.ts";
import { canUndoFace, changeFace, type TypedFace, undoFace } from "#server/face/change-face.ts";
import { siteFace } from "#server/face/face.ts";
import { processDatabase } from "../database.ts";

const { folder } = processDatabase(() => ({ PUBLIC_URL: "https://pod.example", SITE_NAME: "Sea & Sky" }));
const mediaPlace = path.join(folder, "media");

const TYPED: TypedFace = {
  name: "",
  logo: new Uint8Array(),
  removeLogo: false,
  accent: "",
  footer: "",
  firstShow: "",
};
const change = (typed: Partial<TypedFace>) => changeFace(database(), mediaPlace, { ...TYPED, ...typed });
const fileOf = (...bytes: readonly (string | number)[]) =>
  Buffer.concat(bytes.map((part) => Buffer.from(typeof part === "string" ? part : [part])));

/** The head of a PNG of this size. */
function png(width: number, height: number, bytes = 33): Uint8Array {
  const file = Buffer.alloc(bytes);
  file.write("\x89PNG\r\n\x1a\n", "latin1");
  file.writeUInt32BE(13, 8);
  file.write("IHDR", 12);
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return new Uint8Array(file);
}

describe("the face of a site", () => {
  test("is that of the configuration until hosts change it, and then there is nothing to take back", async () => {
    expect(await siteFace()).toEqual({
      name: "Sea & Sky",
      logo: null,
      accent: null,
      footer: "",
      firstShow: null,
    });
    expect(await canUndoFace(database())).toBe(false);
    await undoFace(database());
    expect((await siteFace()).name).toBe("Sea & Sky");
  });

  test.each<[string, Partial<TypedFace>]>([
    ["siteNameLong", { name: "n".repeat(41) }],
    ["footerLong", { footer: "f".repeat(LONGEST_FOOTER + 1) }],
    ["accentUnknown", { accent: "red;background:url(//evil.example)" }],
    ["pictureKind", { logo: fileOf("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>") }],
    ["pictureKind", { logo: fileOf("GIF89a", 1, 0, 1, 0) }],
    ["pictureBroken", { logo: png(100, 100).subarray(0, 20) }],
    ["pictureBroken", { logo: png(0, 100) }],
    ["logoLarge", { logo: png(4001, 10) }],
    ["logoLarge", { logo: png(100, 100, 500_001) }],
  ])("is left as it is by what it cannot be: %s", async (fault, typed) => {
    const version = databaseVersion();
    expect(await change({ name: "Other", ...typed })).toBe(fault);
    expect(databaseVersion()).toBe(version);
  });

  test("is kept, tells kept pages that they are old, and is taken back and brought back", async () => {
    const before = databaseVersion();
    const typed = { name: "  Lighthouse   radio ", accent: "#0A7", firstShow: "sea", logo: png(300, 100) };
    expect(
      await change({
        ...typed,
        footer: `<a href="/x" onclick="y()">x</a> <a href="https://a.example">A</a>`,
      }),
    ).toBeNull();
    expect(databaseVersion()).not.toBe(before);
    const changed = await siteFace();
    expect(changed).toMatchObject({
      name: "Lighthouse radio",
      accent: "#00aa77",
      firstShow: "sea",
      logo: { url: `/media/${readdirSync(mediaPlace)[0]}`, width: 300, height: 100 },
    });
    expect(changed.footer).toMatch(/^x <a href="https:\/\/a\.example\/?">A<\/a>$/);
    await undoFace(database());
    expect((await siteFace()).name).toBe("Sea & Sky");
    await undoFace(database());
    expect(await siteFace()).toEqual(changed);
  });

  test("keeps its logo until that is removed or another chosen", async () => {
    await change({ logo: png(300, 100) });
    await change({ name: "Sea" });
    expect((await siteFace()).logo).toMatchObject({ width: 300 });
    await change({ logo: png(64, 64), removeLogo: true });
    expect((await siteFace()).logo).toMatchObject({ width: 64 });
    await change({ removeLogo: true });
    expect((await siteFace()).logo).toBeNull();
  });

  test("has the house's own accents where the colour is that of the house", async () => {
    await change({ accent: HOUSE_ACCENT });
    expect((await siteFace()).accent).toBeNull();
  });

  test("is read once for each edition", async () => {
    expect(siteFace()).toBe(siteFace());
    const read = siteFace();
    await change({ name: "New" });
    expect(siteFace()).not.toBe(read);
  });
});
