import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressKey, parseAddress } from "#core/account/mail-address.ts";

describe("an address of mail", () => {
  test.each([
    ["vera@example.org", "vera@example.org", "vera@example.org", "vera@example.org"],
    ["  Vera.Lis@Example.ORG\n", "Vera.Lis@example.org", "Vera.Lis@example.org", "vera.lis@example.org"],
    ["vera+pods@example.org", "vera+pods@example.org", "vera+pods@example.org", "vera+pods@example.org"],
    ["v@Почта.рф", "v@почта.рф", "v@xn--80a1acny.xn--p1ai", "v@xn--80a1acny.xn--p1ai"],
    [
      "v@xn--80a1acny.xn--p1ai",
      "v@xn--80a1acny.xn--p1ai",
      "v@xn--80a1acny.xn--p1ai",
      "v@xn--80a1acny.xn--p1ai",
    ],
    ["v@BU\u0308CHER.example", "v@bücher.example", "v@xn--bcher-kva.example", "v@xn--bcher-kva.example"],
  ])("%j is shown, sent to and compared", (typed, address, delivery, key) => {
    expect(parseAddress(typed)).toEqual({ kind: "address", address, delivery, key });
  });

  test.each([
    "",
    "vera",
    "@example.org",
    "vera@",
    "vera@localhost",
    "vera@127.0.0.1",
    "vera@[127.0.0.1]",
    "vera@0x7f.1",
    "a@b@example.org",
    "a b@example.org",
    ".vera@example.org",
    "ve..ra@example.org",
    "вера@example.org",
    '"vera"@example.org',
    "vera@example.org, other@example.org",
    "vera@example.org\r\nBcc: other@example.org",
    "vera\r\n@example.org",
    "Vera <vera@example.org>",
    "vera@example.org?cc=other@example.org",
    "vera@exa/mple.org",
    "vera@user:pass.org",
    "vera@-example.org",
    "vera@example..org",
    "vera@example.o",
    `${"a".repeat(65)}@example.org`,
    `a@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(20)}.org`,
  ])("%j is none", (typed) => {
    expect(parseAddress(typed)).toEqual({ kind: "fault", fault: "addressWrong" });
    expect(addressKey(typed)).toBeNull();
  });

  test("is the same in capitals, and in either form of its domain, and tells what stands after a plus apart", () => {
    expect(addressKey("VERA@ПОЧТА.РФ")).toBe(addressKey("vera@xn--80a1acny.xn--p1ai"));
    expect(addressKey("vera+a@example.org")).not.toBe(addressKey("vera@example.org"));
    expect(addressKey("ve.ra@example.org")).not.toBe(addressKey("vera@example.org"));
  });

  test("is on one line and says nothing but itself, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (local, domain) => {
        const parsed = parseAddress(`${local}@${domain}.org`);
        if (parsed.kind === "fault") return;
        expect(parsed.delivery).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(parsed.delivery).not.toMatch(/[\s<>,;:"()[\]\\]/);
        expect(addressKey(parsed.address)).toBe(parsed.key);
        expect(addressKey(parsed.delivery)).toBe(parsed.key);
      }),
    );
  });
});
