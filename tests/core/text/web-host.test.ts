import { expect, test } from "vitest";
import { webHost } from "#core/text/web-host.ts";

test.each([
  ["https://tea.example/cups?a=1", "tea.example"],
  ["http://WWW.tea.example:8080/", "tea.example:8080"],
  ["https://user@tea.example@evil.example/", "evil.example"],
  ["https://чай.example/", "xn--80as4b.example"],
  ["javascript:alert(1)//https://tea.example", null],
  ["data:text/html,x", null],
  ["/cups", null],
  ["https://[", null],
  ["", null],
])("%s leads to %o", (url, host) => {
  expect(webHost(url)).toBe(host);
});
