import { describe, expect, test } from "vitest";
import { LOCALES } from "#server/http/locale.ts";
import { type MailKind, writeMail } from "#server/mail/mail-text.ts";

const KINDS: readonly MailKind[] = ["signIn", "confirm", "changed"];
const about = {
  name: "Vera",
  siteName: "Playhead",
  publicUrl: "https://pod.example.org",
  path: "/sign-in/link/token",
};

describe.each(LOCALES)("a mail in %s", (locale) => {
  test.each(KINDS)("says what it is about, for which site and whom, and where to go: %s", (kind) => {
    const { subject, text, html } = writeMail({ kind, locale, ...about });
    expect(subject).toContain("Playhead (pod.example.org)");
    expect(text).toContain("Playhead (pod.example.org)");
    expect(text).toContain("Vera");
    // On a line of its own, where no program of mail takes a sign that follows for a part of it.
    expect(text.split("\n")).toContain("https://pod.example.org/sign-in/link/token");
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain('href="https://pod.example.org/sign-in/link/token"');
    // Nothing is loaded from anywhere, by which opening it would be told.
    expect(html).not.toMatch(/<(?:img|link|script|iframe)|src=|url\(/i);
    expect(`${subject}${text}${html}`).not.toMatch(/mail\.|\{/);
  });

  test("lets no name write into it", () => {
    const name = `O'Hara <a href="https://evil.example">`;
    const { subject, html } = writeMail({ kind: "signIn", locale, ...about, name });
    expect(subject).not.toContain("evil");
    expect(html).not.toContain('<a href="https://evil');
    expect(html).toContain("O&#39;Hara &#60;a");
  });
});

test("the languages differ in what they say", () => {
  const [en, ru] = LOCALES.map((locale) => writeMail({ kind: "signIn", locale, ...about }));
  expect(en?.subject).toBe("Sign in to Playhead (pod.example.org)");
  expect(ru?.subject).toBe("Вход: Playhead (pod.example.org)");
});
