import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH, PICTURE } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { initialsOf } from "#core/account/initials.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { AccountForm } from "./account-form.tsx";
import { NoteLine } from "./note-line.tsx";
import styles from "./picture-part.module.css";

interface PicturePartProps {
  readonly note: FormNote | null;
  readonly name: string;
  /** When the picture was kept; null where there is none. */
  readonly keptAt: Date | null;
}

const ACTION = `${ACCOUNT_FORMS_PATH}picture`;
/** CSS pixels; the picture has twice as many. */
const SIDE = 128;

export function PicturePart({ note, name, keptAt }: PicturePartProps) {
  const t = useTranslations("account");
  return (
    <>
      <p>{t("pictureAbout")}</p>
      <NoteLine form="picture" note={note} />
      <NoteLine form="pictureRemoval" note={note} />
      {keptAt ? (
        // biome-ignore lint/performance/noImgElement: Next would keep a copy for everybody
        <img
          className={styles.picture}
          src={`${PICTURE}?${keptAt.getTime()}`}
          width={SIDE}
          height={SIDE}
          alt={t("pictureOf", { name })}
        />
      ) : (
        <span className={styles.picture} style={{ width: SIDE, height: SIDE }} aria-hidden="true">
          {initialsOf(name)}
        </span>
      )}
      <AccountForm action={ACTION} files>
        <NamedField name={t("pictureFile")}>
          <input
            className={styles.file}
            type="file"
            name="picture"
            required
            accept="image/png,image/jpeg,image/webp"
          />
        </NamedField>
        <TextButton type="submit">{t("keepPicture")}</TextButton>
      </AccountForm>
      {keptAt && (
        <AccountForm action={`${ACTION}/remove`}>
          <TextButton type="submit">{t("removePicture")}</TextButton>
        </AccountForm>
      )}
    </>
  );
}
