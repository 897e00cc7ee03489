import { describe, expect, test } from "vitest";
import { parseConfig } from "#server/config.ts";
import { parseMailServer, parseSender } from "#server/mail/mail-server.ts";

const FROM = { MAIL_FROM: "Playhead <podcasts@example.org>" };

describe("a server of mail", () => {
  test.each([
    ["smtps://mail.example.org", { port: 465, encrypted: "first", login: null }],
    ["smtp://mail.example.org", { port: 587, encrypted: "starttls", login: null }],
    ["smtp://mail.example.org:25?starttls=off", { port: 25, encrypted: "never" }],
    ["smtp://localhost:1025", { host: "localhost", port: 1025, encrypted: "never" }],
    ["smtp://127.0.0.1/", { host: "127.0.0.1", encrypted: "never" }],
    ["smtp://[::1]:2525", { host: "::1", port: 2525, encrypted: "never" }],
    ["smtps://127.0.0.1", { host: "127.0.0.1", encrypted: "first" }],
    [
      "smtps://me%40example.org:p%40ss%2Fword%231@mail.example.org",
      { host: "mail.example.org", login: { user: "me@example.org", password: "p@ss/word#1" } },
    ],
  ])("%s is spoken to as it says", (written, server) => {
    expect(parseMailServer(written)).toMatchObject(server);
  });

  test.each([
    "mail.example.org",
    "https://mail.example.org",
    "smtp://",
    "smtps://user@mail.example.org",
    "smtps://:secret@mail.example.org",
    "smtps://user:%zz@mail.example.org",
    "smtps://mail.example.org/inbox",
    "smtps://mail.example.org?starttls=off",
    "smtp://mail.example.org?tls.rejectUnauthorized=false",
    "smtp://mail.example.org#a",
    "smtp://mail.example.org:99999",
    "smtp://a%0d%0ab",
  ])("%s is none", (written) => {
    expect(parseMailServer(written)).toBeNull();
  });
});

test.each([
  ["podcasts@example.org", { name: "", address: "podcasts@example.org" }],
  ["Playhead <podcasts@example.org>", { name: "Playhead", address: "podcasts@example.org" }],
  ["Подкасты <podcasts@почта.рф>", { name: "Подкасты", address: "podcasts@xn--80a1acny.xn--p1ai" }],
  ["Playhead", null],
  ["Playhead <podcasts>", null],
  ["Playhead\r\nBcc: a@example.org <podcasts@example.org>", null],
  ["a@example.org, b@example.org", null],
])("mail comes from %j", (written, sender) => {
  expect(parseSender(written)).toEqual(sender);
});

describe("what is configured", () => {
  test("is no mail where nothing is said of it", () => {
    expect(parseConfig({}).mail).toBeNull();
    expect(parseConfig({ SMTP_URL: "", MAIL_FROM: "" }).mail).toBeNull();
  });

  test("is refused by a sentence that names what is wrong, and never what was written", () => {
    const secret = "smtps://user:secret@mail.example.org/x";
    for (const [env, sentence] of [
      [{ ...FROM, SMTP_URL: secret }, "SMTP_URL: must be a server of mail, such as"],
      [{ MAIL_FROM: "secret", SMTP_URL: "smtps://a.example" }, "MAIL_FROM: must be an address of mail"],
      [{ SMTP_URL: "smtps://user:secret@a.example" }, "MAIL_FROM: must be set where SMTP_URL is"],
      [FROM, "SMTP_URL: must be set where MAIL_FROM is"],
    ] as const) {
      expect(() => parseConfig(env)).toThrow(sentence);
      expect(() => parseConfig(env)).not.toThrow(/secret/);
    }
  });
});
