import { createHash } from "node:crypto";
import { HeldHtml } from "#features/ui/held-html.tsx";
import { currentAsker } from "#server/http/asker.ts";

// Next renders a page in two steps, of which the second turns components of the browser into HTML. It asks here.
globalThis.pageHtml = (name) => currentAsker()?.pageHtml?.get(name);

/** HTML with a name that is made of it: what has the same name is the same. */
interface NamedHtml {
  readonly name: string;
  readonly html: string;
}

export function staticHtml(html: string): NamedHtml {
  return { name: createHash("sha256").update(html).digest("base64url").slice(0, 16), html };
}

/**
 * HTML that is sent once. What Next renders it sends twice, as HTML and as data for the browser; of this a page that is
 * opened has the HTML, and a page that stands, and asks for the next, the data.
 */
export function StaticHtml({ name, html, hidden }: NamedHtml & { readonly hidden?: boolean }) {
  const once = currentAsker()?.pageHtml;
  once?.set(name, html);
  return <HeldHtml name={name} html={once ? null : html} hidden={hidden} />;
}
