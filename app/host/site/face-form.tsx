import { useTranslations } from "next-intl";
import type { ListedShow } from "#core/episode/episode.ts";
import {
  HOUSE_ACCENT,
  LONGEST_FOOTER,
  LONGEST_SITE_NAME,
  SITE_FACE_FORM,
  type SiteFace,
} from "#core/page/site-face.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./face-form.module.css";

interface FaceFormProps {
  readonly face: SiteFace;
  /** What the site is called where the field is left empty. */
  readonly usualName: string;
  readonly shows: readonly ListedShow[];
}

/** The fields that make the face of the site. */
export function FaceForm({ face, usualName, shows }: FaceFormProps) {
  const t = useTranslations("face");
  return (
    <AccountForm action={SITE_FACE_FORM} files around className={styles.form}>
      <div>
        <NamedField name={t("name")}>
          <input
            name="name"
            maxLength={LONGEST_SITE_NAME}
            defaultValue={face.name === usualName ? "" : face.name}
            placeholder={usualName}
            autoComplete="off"
          />
        </NamedField>
      </div>
      <div>
        <NamedField name={t("logo")}>
          <input
            type="file"
            name="logo"
            accept="image/png,image/jpeg,image/webp"
            className={styles.file}
            aria-describedby="logo-hint"
          />
        </NamedField>
        <p id="logo-hint" className={styles.hint}>
          {t("logoHint")}
        </p>
        {face.logo && (
          <label className={styles.check}>
            <input type="checkbox" name="removeLogo" value="yes" />
            <span>{t("removeLogo")}</span>
          </label>
        )}
      </div>
      <div>
        <NamedField name={t("accent")}>
          <input
            type="color"
            name="accent"
            defaultValue={face.accent ?? HOUSE_ACCENT}
            className={styles.colour}
            aria-describedby="accent-hint"
          />
        </NamedField>
        <p id="accent-hint" className={styles.hint}>
          {t("accentHint")}
        </p>
      </div>
      <div>
        <NamedField name={t("footer")}>
          <textarea
            name="footer"
            rows={4}
            maxLength={LONGEST_FOOTER}
            defaultValue={face.footer}
            aria-describedby="footer-hint"
          />
        </NamedField>
        <p id="footer-hint" className={styles.hint}>
          {t("footerHint")}
        </p>
      </div>
      <div>
        <NamedField name={t("firstShow")}>
          <select name="firstShow" defaultValue={face.firstShow ?? ""}>
            <option value="">{t("byTitle")}</option>
            {shows.map(({ slug, title, language }) => (
              <option key={slug} value={slug} lang={language}>
                {title}
              </option>
            ))}
          </select>
        </NamedField>
      </div>
      <TextButton type="submit" main>
        {t("keep")}
      </TextButton>
    </AccountForm>
  );
}
