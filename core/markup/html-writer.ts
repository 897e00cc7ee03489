/** HTML that is written, and so is not escaped again. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template; null is nothing. */
export type HtmlPart = string | number | Html | readonly Html[] | null;

/**
 * A template of HTML: html`<p title="${title}">${text}</p>`. Text is escaped so that it stays text, between tags and
 * between quotes; not elsewhere, so attributes are always quoted.
 */
export function html(fixed: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { html: String.raw({ raw: fixed }, ...parts.map(write)) };
}

function write(part: HtmlPart): string {
  if (part === null) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return part.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return "html" in part ? part.html : part.map((one) => one.html).join("");
}
