import type { FormFault } from "#core/account/form-note.ts";
import { parseColour } from "#core/embed/accent.ts";
import { pictureExtension } from "#core/file/picture-type.ts";
import { HOUSE_ACCENT, LONGEST_FOOTER, LONGEST_SITE_NAME, SITE_FACE } from "#core/page/site-face.ts";
import { pictureSize } from "../card/picture-size.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { sanitiseNotes } from "../import/draft/notes.ts";
import { mediaHref } from "../media/address.ts";
import type { MediaPlace } from "../media/place.ts";
import { storePictureBytes } from "../media/store.ts";
import { FACE_BEFORE, FACE_NOW } from "./face.ts";

/** Every page has it. Bytes. */
const LARGEST_LOGO = 500_000;
/** A logo is drawn small: what is wider only costs memory. Pixels. */
const WIDEST_LOGO = 4000;
/** Bytes of the form, with its logo. */
export const FACE_FORM = { longest: LARGEST_LOGO + 50_000, tooLong: "logoLarge", page: SITE_FACE } as const;

/** A face as it was typed. */
export interface TypedFace {
  /** Empty for the one of the configuration. */
  readonly name: string;
  /** A picture; empty for the one that there is. */
  readonly logo: Uint8Array;
  readonly removeLogo: boolean;
  readonly accent: string;
  /** HTML or text. */
  readonly footer: string;
  /** A slug; empty for none. */
  readonly firstShow: string;
}

/** Changes the face, and keeps what it was; says why not where it cannot. */
export async function changeFace(
  db: Database,
  mediaPlace: MediaPlace,
  typed: TypedFace,
): Promise<FormFault | null> {
  const name = typed.name.trim().replace(/\s+/g, " ");
  if (name.length > LONGEST_SITE_NAME) return "siteNameLong";
  if (typed.footer.length > LONGEST_FOOTER) return "footerLong";
  const accent = typed.accent === "" ? HOUSE_ACCENT : parseColour(typed.accent);
  if (accent === null) return "accentUnknown";
  const logo = await keepLogo(typed.logo, mediaPlace);
  if (typeof logo === "string") return logo;
  const fields = {
    name: name || null,
    // The house has an accent of its own for the dark.
    accent: accent === HOUSE_ACCENT ? null : accent,
    footer: withoutRel(sanitiseNotes(typed.footer, null)),
    firstShow: typed.firstShow || null,
    ...(typed.removeLogo && NO_LOGO),
    ...logo,
  };
  await writeWhole(db, async (tx) => {
    const now = await tx.site.findUnique({ where: { id: FACE_NOW } });
    const before = { ...(now ?? NO_FACE), id: FACE_BEFORE };
    await tx.site.upsert({ where: { id: FACE_BEFORE }, create: before, update: before });
    await tx.site.upsert({ where: { id: FACE_NOW }, create: { id: FACE_NOW, ...fields }, update: fields });
  });
  return null;
}

/** Brings back what the face was before it was changed last; done again, what it was changed to. Nothing where it never was. */
export async function undoFace(db: Database): Promise<void> {
  await writeWhole(db, async (tx) => {
    const [now, before] = await Promise.all(
      [FACE_NOW, FACE_BEFORE].map((id) => tx.site.findUnique({ where: { id } })),
    );
    if (!now || !before) return;
    await tx.site.update({ where: { id: FACE_NOW }, data: { ...before, id: FACE_NOW } });
    await tx.site.update({ where: { id: FACE_BEFORE }, data: { ...now, id: FACE_BEFORE } });
  });
}

/** Whether there is something to bring back. */
export async function canUndoFace(db: Database): Promise<boolean> {
  return (await db.site.count({ where: { id: FACE_BEFORE } })) > 0;
}

/** Links of sanitised HTML without what marks them as a stranger's: these are the hosts' own. */
function withoutRel(html: string): string {
  return html.replace(/(<a href="[^"]*") rel="[^"]*"/g, "$1");
}

const NO_LOGO = { logoUrl: null, logoWidth: null, logoHeight: null };
const NO_FACE = { name: null, ...NO_LOGO, accent: null, footer: "", firstShow: null };

/** The columns of a logo; none of them for an empty file. */
async function keepLogo(
  file: Uint8Array,
  mediaPlace: MediaPlace,
): Promise<
  FormFault | { readonly logoUrl?: string; readonly logoWidth?: number; readonly logoHeight?: number }
> {
  if (file.length === 0) return {};
  if (!["png", "jpg", "webp"].includes(pictureExtension(file) ?? "")) return "pictureKind";
  const size = pictureSize(file);
  if (size === null || size.width === 0 || size.height === 0) return "pictureBroken";
  if (file.length > LARGEST_LOGO || Math.max(size.width, size.height) > WIDEST_LOGO) return "logoLarge";
  const name = await storePictureBytes(file, mediaPlace);
  if (name === null) return "pictureKind";
  return { logoUrl: mediaHref(name), logoWidth: size.width, logoHeight: size.height };
}
