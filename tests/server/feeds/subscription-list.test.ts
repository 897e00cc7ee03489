import { describe, expect, test } from "vitest";
import { readSubscriptionList } from "#server/feeds/subscription-list.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const opml = (title: string, head = '<?xml version="1.0"?>') =>
  `${head}<opml version="2.0"><body><outline text="${title}" xmlUrl="https://a.example/f"/></body></opml>`;
const named = (title: string) => ({ kind: "list", feeds: [{ title, address: "https://a.example/f" }] });

describe("a file with a list of subscriptions", () => {
  test("is read in the charset that it is in", () => {
    expect(readSubscriptionList(bytes(`\uFEFF${opml("Море")}`))).toMatchObject(named("Море"));
    const wide = Uint8Array.from(Buffer.from(`\uFEFF${opml("Море")}`, "utf16le"));
    expect(readSubscriptionList(wide)).toMatchObject(named("Море"));
    const cyrillic = opml("....", '<?xml version="1.0" encoding="windows-1251"?>');
    const old = bytes(cyrillic);
    old.set([0xcc, 0xee, 0xf0, 0xe5], cyrillic.indexOf("...."));
    expect(readSubscriptionList(old)).toMatchObject(named("Море"));
  });

  test("grows by no entities, however they are declared", () => {
    const laughs = Array.from(
      { length: 12 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">${laughs.join("")}]>`;
    const read = readSubscriptionList(bytes(opml("&l12;&x;", bomb)));
    expect(read).toMatchObject(named("&l12;&x;"));
    expect(JSON.stringify(read).length).toBeLessThan(200);
  });

  test("that is none says why", () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array(60).fill(0)]);
    expect(readSubscriptionList(zip)).toMatchObject({ kind: "failed", code: "file-binary" });
    expect(readSubscriptionList(bytes("  \n"))).toMatchObject({ code: "empty-file" });
    expect(readSubscriptionList(bytes("<html><body>Hello</body></html>"))).toMatchObject({
      code: "list-none",
    });
    expect(readSubscriptionList(bytes('<opml version="2.0"><body><outline text="A'))).toMatchObject({
      code: "list-cut-off",
    });
  });
});
