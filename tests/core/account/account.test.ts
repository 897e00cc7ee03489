import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageHref } from "#core/account/address.ts";
import { browserName } from "#core/account/browser-name.ts";
import { initialsOf } from "#core/account/initials.ts";
import { nameKey, parseName } from "#core/account/name.ts";
import { nextPath } from "#core/account/next-path.ts";
import { keeperName } from "#core/account/passkey-keeper.ts";
import { passwordFault } from "#core/account/password.ts";
import { formatCode, readCode } from "#core/account/recovery-code.ts";
import { mayAct, ROLES } from "#core/account/role.ts";

describe("a name", () => {
  test.each([
    ["", "nameEmpty"],
    [" \t ", "nameEmpty"],
    ["a".repeat(41), "nameLong"],
    ["a:b", "nameSigns"],
    ["a/b", "nameSigns"],
    [".hidden", "nameSigns"],
    ["a\u202Eb", "nameSigns"],
    ["a\u200Bb", "nameSigns"],
    ["a\u0000b", "nameSigns"],
    ["<b>", "nameSigns"],
    ['a"b', "nameSigns"],
    ["a\\b", "nameSigns"],
  ])("%j is none: %s", (typed, fault) => {
    expect(parseName(typed)).toEqual({ kind: "fault", fault });
  });

  test.each(["Vera", "vera@example.org", "O'Neil", "Анна-Мария", "张伟", "नेहा", "Zoë 2", "𝒱".repeat(40)])(
    "%s is one",
    (typed) => {
      expect(parseName(typed)).toMatchObject({ kind: "name", name: typed });
    },
  );

  test.each([
    ["Vera", "  vERA "],
    ["Zoë", "ZOE\u0308"],
    ["straße", "STRASSE"],
    ["ΣΊΣΥΦΟΣ", "σίσυφος"],
    ["ｖｅｒａ", "vera"],
    ["Анна  М", "анна м"],
  ])("%s is the same as %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test("is looked for as it is kept, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const parsed = parseName(typed);
        if (parsed.kind === "name") {
          expect(parsed.key).toBe(nameKey(parsed.name));
          expect(nameKey(parsed.key)).toBe(parsed.key);
        }
      }),
    );
  });
});

test.each([
  ["sevench", "passwordShort"],
  ["🗝".repeat(7), "passwordShort"],
  ["x".repeat(201), "passwordLong"],
  ["VERA.VERA", "passwordIsName"],
  ["eight ch", null],
  ["🗝".repeat(200), null],
])("the password %j: %s", (password, fault) => {
  expect(passwordFault(password, "Vera.Vera")).toBe(fault);
});

describe("a recovery code", () => {
  test("has sixteen letters in groups, from bytes", () => {
    expect(formatCode(new Uint8Array([...Array(16).keys()]))).toBe("0123-4567-89ab-cdef");
  });

  test("is read however it is copied", () => {
    expect(readCode(" 0123 4567–89AB_cdef ")).toBe("0123-4567-89ab-cdef");
    expect(readCode("oIl1-0000-0000-0000")).toBe("0111-0000-0000-0000");
    expect(readCode("")).toBe("");
  });

  test("of any bytes is read as itself", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(readCode(formatCode(bytes))).toBe(formatCode(bytes));
      }),
    );
  });
});

describe("where somebody is led", () => {
  test.each(["/", "/shows/a/b?t=1#c", "/search?q=%2F%2Fevil"])("%s is on this site", (path) => {
    expect(nextPath(path)).toBe(path);
  });

  test.each([
    "",
    "shows",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "https://evil.example",
    "//me@site.invalid/",
    "javascript:alert(1)",
    "///",
  ])("%j is not", (told) => {
    expect(nextPath(told)).toBe("/");
  });

  test("is this site, whatever is told", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "@",
      ":",
      "\t",
      "\n",
      "evil.example",
      "https:",
      "?",
      "#",
      "%2f",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { host } = new URL(nextPath(pieces.join("")), "https://here.example");
        expect(host).toBe("here.example");
      }),
    );
  });
});

test("an address says only what is said", () => {
  expect(pageHref("/sign-in", { next: "/", note: "" })).toBe("/sign-in");
  expect(pageHref("/sign-in", { next: "/a?b=c&d", note: "" })).toBe("/sign-in?next=%2Fa%3Fb%3Dc%26d");
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge, Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    "Chrome, Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari, iPhone",
  ],
  ["curl/8.5.0", ""],
  ["", ""],
])("the browser of %s", (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});

test("each role may do what those before it may, and no more", () => {
  expect(ROLES.map((role) => ROLES.filter((needed) => mayAct(role, needed)))).toEqual([
    ["listener"],
    ["listener", "editor"],
    ["listener", "editor", "host"],
  ]);
});

test.each([
  ["Vera Lund", "VL"],
  ["vera", "V"],
  ["Anna Maria von Trapp", "AT"],
  ["жанна д'арк", "ЖА"],
  ["vera.lund@example.org", "VO"],
  ["e\u0301mile", "É"],
  ["𝒱era", "𝒱"],
  ["2 of us", "2U"],
])("the initials of %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("a passkey is named by who keeps it, else by the browser", () => {
  expect(keeperName("bada5566-a7aa-401f-bd96-45619a55120d", "Safari, iPhone")).toBe("1Password");
  expect(keeperName("00000000-0000-0000-0000-000000000000", "Safari, iPhone")).toBe("Safari, iPhone");
});
