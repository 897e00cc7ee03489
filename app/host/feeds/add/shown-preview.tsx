import { getTranslations } from "next-intl/server";
import { FEEDS } from "#core/feed/host-address.ts";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { Part } from "#features/settings/part.tsx";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import type { ShownFeed } from "#server/feeds/preview.ts";
import kept from "../../keeping.module.css";
import { problemSentence } from "../problem-sentence.ts";

/** CSS pixels. */
const ART = 96;

interface ShownPreviewProps {
  readonly preview: ShownFeed;
}

/** A show as it would be imported. */
export async function ShownPreview({ preview }: ShownPreviewProps) {
  const t = await getTranslations("keeping");
  const { source, place, title, imageUrl, episodes, transcripts, problems, more, newest } = preview;
  return (
    <Part title={t("preview")}>
      <div className={kept.shown}>
        <Art url={imageUrl} size={ART} />
        <div>
          <h3 dir="auto">{title}</h3>
          <p className={kept.soft} dir="ltr">
            {place}
          </p>
          <p className={kept.said}>{t("found", { episodes, transcripts, problems })}</p>
        </div>
      </div>
      {more && <p className={kept.said}>{t("foundMore")}</p>}
      <p className={kept.soft}>{t("previewAbout")}</p>
      <div className={kept.acts}>
        <AccountForm action={`${HOST_FORMS_PATH}feeds/add`}>
          <input type="hidden" name="address" value={source} />
          <input type="hidden" name="title" value={title} />
          <TextButton type="submit" main>
            {t("addShow")}
          </TextButton>
        </AccountForm>
        <PageLink href={FEEDS}>{t("back")}</PageLink>
      </div>
      {newest.length > 0 && <Lines title={t("newest")} lines={newest} />}
      {problems > 0 && <Problems preview={preview} />}
    </Part>
  );
}

async function Problems({ preview: { problems, named } }: ShownPreviewProps) {
  const t = await getTranslations("keeping");
  const sentences = await Promise.all(
    named.map(async ({ episode, code, value }) => {
      const sentence = await problemSentence(code, value);
      return episode === null ? sentence : `${episode}: ${sentence}`;
    }),
  );
  return (
    <>
      <Lines title={t("problemsAll")} lines={sentences} />
      {problems > named.length && (
        <p className={kept.soft}>{t("problemsLeft", { count: problems - named.length })}</p>
      )}
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
}

function Lines({ title, lines }: LinesProps) {
  return (
    <div className={kept.lines}>
      <h3>{title}</h3>
      <ul>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and they do not change
          <li key={index} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
