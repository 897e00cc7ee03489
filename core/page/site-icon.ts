import type { SiteFace } from "./site-face.ts";

/** How an icon of the site is drawn of its logo. */
export interface IconForm {
  /** Pixels. */
  readonly side: number;
  /**
   * clear: all of the square, with nothing behind it; tile: on paper, with a margin; maskable: on paper, within the circle
   * that every mask leaves (W3C Web Application Manifest, section on icon masks: a radius of two fifths).
   */
  readonly kind: "clear" | "tile" | "maskable";
}

/** The icons that are drawn of a logo, by their names. */
export const ICON_FORMS = {
  "32.png": { side: 32, kind: "clear" },
  "180.png": { side: 180, kind: "tile" },
  "192.png": { side: 192, kind: "clear" },
  "512.png": { side: 512, kind: "clear" },
  "maskable-512.png": { side: 512, kind: "maskable" },
} as const satisfies Readonly<Record<string, IconForm>>;

export type IconName = keyof typeof ICON_FORMS;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICON_FORMS, name);
}

/** The parameter that tells one logo from the next, so that browsers may keep an icon for good. */
export const LOGO_PARAMETER = "logo";

/** Where the site has icons. */
export interface SiteIcons {
  /** In tabs of a browser, the better first. */
  readonly tab: readonly { readonly url: string; readonly type?: string; readonly sizes?: string }[];
  /** On the screens of Apple's devices. */
  readonly apple: string;
  /** Of an app, 192 and 512 pixels wide. */
  readonly small: string;
  readonly large: string;
  readonly maskable: string;
}

const HOUSE_ICONS: SiteIcons = {
  tab: [
    { url: "/icon.svg", type: "image/svg+xml", sizes: "any" },
    { url: "/favicon.ico", sizes: "48x48" },
  ],
  apple: "/apple-icon.png",
  small: "/icon-192.png",
  large: "/icon-512.png",
  maskable: "/icon-maskable-512.png",
};

/** The icons of the site: drawn of its logo, where it has one. */
export function siteIcons({ logo }: Pick<SiteFace, "logo">): SiteIcons {
  if (logo === null) return HOUSE_ICONS;
  const href = (name: IconName) => `/icons/${name}?${LOGO_PARAMETER}=${encodeURIComponent(logo.url)}`;
  return {
    tab: [
      { url: href("32.png"), type: "image/png", sizes: "32x32" },
      { url: href("192.png"), type: "image/png", sizes: "192x192" },
    ],
    apple: href("180.png"),
    small: href("192.png"),
    large: href("512.png"),
    maskable: href("maskable-512.png"),
  };
}
