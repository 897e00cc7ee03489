import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { useOwnTimeZone } from "#features/ui/use-own-time-zone.ts";

test("a page is sent with the times of its server, wherever that stands: the browser begins with the same", () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/Kat(h|)mandu/);
  expect(renderToStaticMarkup(createElement(() => useOwnTimeZone()))).toBe("UTC");
});
