import { readFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { removeAccount } from "#server/accounts/account.ts";
import { findPicture, keepPicture, pictureTime, removePicture } from "#server/accounts/picture.ts";
import { painter } from "#server/card/painter-pool.ts";
import { pictureSize } from "#server/card/picture-size.ts";
import { freshDatabase } from "../database.ts";
import { newMember } from "./member.ts";

const PICTURE = "public/demo/set-down-in-sound.png";

afterAll(() => painter.get().end());

/** A PNG that says it is of this size, and has a little that unpacks to much. */
function bomb(side: number): Buffer {
  const chunk = (kind: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    // Whoever looks at the sum has unpacked nothing yet.
    return Buffer.concat([length, Buffer.from(kind), content, Buffer.alloc(4)]);
  };
  const head = Buffer.from("0000000000000000 08 00 00 00 00".replaceAll(" ", ""), "hex");
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(10_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a picture", () => {
  test("is kept small and square, replaced, removed, and gone with its account", async () => {
    const { db } = await freshDatabase();
    const [vera, anton] = [await newMember(db, "Vera"), await newMember(db, "Anton")];
    expect([await findPicture(db, vera), await pictureTime(db, vera)]).toEqual([null, null]);
    const file = await readFile(PICTURE);
    expect(await keepPicture(db, vera, file)).toBeNull();
    expect(await keepPicture(db, vera, file)).toBeNull();
    const kept = await findPicture(db, vera);
    expect(pictureSize(kept ?? file)).toEqual({ width: 256, height: 256 });
    expect((await pictureTime(db, vera)) instanceof Date).toBe(true);
    expect(await findPicture(db, anton)).toBeNull();
    expect(await keepPicture(db, anton, file)).toBeNull();
    await removePicture(db, vera);
    expect([await findPicture(db, vera), await db.accountPicture.count()]).toEqual([null, 1]);
    await removeAccount(db, anton);
    expect(await db.accountPicture.count()).toBe(0);
  });

  test.each([
    ["nothing", Buffer.alloc(0), "pictureNone"],
    ["an SVG, which can hold scripts", Buffer.from("<svg onload='alert(1)'/>"), "pictureKind"],
    ["a page that is called a picture", Buffer.from("<!doctype html>"), "pictureKind"],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0"), "pictureKind"],
    ["much in a little", bomb(40_000), "pictureLarge"],
    ["a long file", Buffer.concat([bomb(100), Buffer.alloc(5_000_000)]), "pictureLarge"],
    ["a head and no more", bomb(100).subarray(0, 40), "pictureBroken"],
    ["a head that says nothing", Buffer.from("RIFF\0\0\0\0WEBPABCD"), "pictureBroken"],
    ["a JPEG of nothing but its beginning", Buffer.from("ffd8ff", "hex"), "pictureBroken"],
    ["a size of nothing", bomb(0), "pictureBroken"],
  ])("is not made of %s", async (_, file, fault) => {
    const { db } = await freshDatabase();
    const vera = await newMember(db, "Vera");
    await keepPicture(db, vera, await readFile(PICTURE));
    const before = await findPicture(db, vera);
    expect(await keepPicture(db, vera, file)).toBe(fault);
    expect(await findPicture(db, vera)).toEqual(before);
  });
});
