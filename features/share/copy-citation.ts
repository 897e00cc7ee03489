import type { Citation } from "#core/share/citation.ts";
import { copyText } from "#features/ui/copy-text.ts";

/** Puts a quote on the clipboard, for what takes markup and what does not. False where the browser does not let us. */
export async function copyCitation({ plain, html }: Citation): Promise<boolean> {
  try {
    const parts = { "text/plain": plain, "text/html": html };
    const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // No clipboard on plain http, no ClipboardItem in older browsers.
    return copyText(plain);
  }
}
