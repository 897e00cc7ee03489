import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { policyWithHashes } from "#server/site/script-hashes.ts";

const POLICY =
  "default-src 'self'; script-src 'self' 'nonce-abc' 'strict-dynamic'; style-src 'self' 'nonce-abc'";
const hashOf = (source: string) => `'sha256-${createHash("sha256").update(source).digest("base64")}'`;

test("the scripts of a page are named by their hashes, and styles by their nonce", () => {
  const html = `<script nonce="abc">one("<p>")</script><script src="/a.js" nonce="abc" async=""></script><script id="x" nonce="abc">two("Слово")</script>`;
  expect(policyWithHashes(POLICY, Buffer.from(html))).toBe(
    `default-src 'self'; script-src 'self' ${hashOf('one("<p>")')} ${hashOf('two("Слово")')}; style-src 'self' 'nonce-abc'`,
  );
});

test("a script without the nonce of the page has no hash", () => {
  const html = `<script>evil()</script><script nonce="abd">evil()</script><script data-nonce="abc">evil()</script>`;
  expect(policyWithHashes(POLICY, Buffer.from(html))).not.toContain("sha256");
});

test("a policy without a nonce is left alone", () => {
  expect(policyWithHashes("default-src 'none'", Buffer.from(`<script nonce="abc">one()</script>`))).toBe(
    "default-src 'none'",
  );
});
