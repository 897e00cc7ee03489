/** The widths in pixels in which Next offers pictures of our own: what `images` of its configuration says by itself. */
const WIDTHS = [32, 48, 64, 96, 128, 256, 384, 640, 750, 828];

/** The address of a picture of our own, as small as one can have it that is still so many pixels wide. */
export function resizedHref(url: string, width: number): string {
  const offered = WIDTHS.find((one) => one >= width) ?? WIDTHS.at(-1);
  return `/_next/image?${new URLSearchParams({ url, w: String(offered), q: "75" })}`;
}
