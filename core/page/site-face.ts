import { LIGHT } from "./palette.ts";

/** Characters. */
export const LONGEST_SITE_NAME = 40;
/** Characters, as it is typed. */
export const LONGEST_FOOTER = 4000;

/** Where hosts change the face of the site, and where the form of it is sent to. */
export const SITE_FACE = "/host/site";
export const SITE_FACE_FORM = "/api/host/site";
export const SITE_FACE_UNDO = "/api/host/site/undo";

/** The colour that a form shows for a site with the accent of the house. */
export const HOUSE_ACCENT = LIGHT.accent;

export interface SiteLogo {
  readonly url: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What the site is called and looks like. */
export interface SiteFace {
  readonly name: string;
  readonly logo: SiteLogo | null;
  /** `#rrggbb`; null for the house's own. */
  readonly accent: string | null;
  /** Sanitised HTML; empty for none. */
  readonly footer: string;
  /** The slug of the show that the front page lists first. */
  readonly firstShow: string | null;
}

/** Of a logo in the header; CSS pixels. */
const LOGO_HEIGHT = 32;
const WIDEST_LOGO = 160;
/** From here on a logo has room for words, and stands for the name. */
const WORDMARK = 2;

/** How large a logo is drawn, in CSS pixels, and whether it stands for the name. */
export function logoShape({ width, height }: SiteLogo): {
  readonly width: number;
  readonly height: number;
  readonly wordmark: boolean;
} {
  const scale = Math.min(LOGO_HEIGHT / height, WIDEST_LOGO / width);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    wordmark: width >= WORDMARK * height,
  };
}

/** The shows with the one that comes first in front; as they were where that is none of them. */
export function withFirst<Show extends { readonly slug: string }>(
  shows: readonly Show[],
  first: string | null,
): readonly Show[] {
  return [...shows.filter(({ slug }) => slug === first), ...shows.filter(({ slug }) => slug !== first)];
}
