import { getTranslations } from "next-intl/server";
import { showHref } from "#core/episode/address.ts";
import { feedAdvice } from "#core/feed/feed-advice.ts";
import { FEEDS } from "#core/feed/host-address.ts";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import type { FeedPreview } from "#server/feeds/preview.ts";
import kept from "../../keeping.module.css";
import { problemSentence } from "../problem-sentence.ts";
import { ShownPreview } from "./shown-preview.tsx";

interface PreviewProps {
  /** Null where another is still being read. */
  readonly preview: FeedPreview | null;
}

/** What would come of an address, and what can be done about it. */
export async function Preview({ preview }: PreviewProps) {
  const t = await getTranslations("keeping");
  if (preview === null) return <Busy />;
  if (preview.kind === "feed") return <ShownPreview preview={preview} />;
  if (preview.kind === "several") return <Several feeds={preview.feeds} />;
  if (preview.kind === "failed") return <Failed code={preview.code} value={preview.value} />;
  const { title, slug } = preview.show;
  return (
    <Part title={t("here")}>
      <p className={kept.said}>{t("hereAdvice")}</p>
      <p className={kept.acts}>
        <PageLink href={showHref(slug)}>{t("hereOpen", { title })}</PageLink>
        <PageLink href={FEEDS}>{t("back")}</PageLink>
      </p>
    </Part>
  );
}

async function Busy() {
  const t = await getTranslations("keeping");
  return (
    <p className={kept.wrong} role="alert">
      {t("previewBusy")}
    </p>
  );
}

async function Failed({ code, value }: { readonly code: string; readonly value: string }) {
  const t = await getTranslations("keeping");
  return (
    <Part title={t("previewFailed")}>
      <div className={kept.wrong} role="alert">
        <p>{await problemSentence(code, value)}</p>
        <p>{t(`addAdvice.${feedAdvice(code, value)}`)}</p>
      </div>
    </Part>
  );
}

interface SeveralProps {
  readonly feeds: readonly { readonly source: string; readonly name: string }[];
}

async function Several({ feeds }: SeveralProps) {
  const t = await getTranslations("keeping");
  return (
    <Part title={t("several")}>
      <p className={kept.said}>{t("severalAbout")}</p>
      <ul className={kept.list} aria-label={t("several")}>
        {feeds.map(({ source, name }) => (
          <li key={source}>
            <p className={kept.said} dir="ltr">
              {name}
            </p>
            <div className={kept.acts}>
              <AccountForm action={`${HOST_FORMS_PATH}feeds/preview`}>
                <input type="hidden" name="address" value={source} />
                <TextButton type="submit" aria-label={t("previewOf", { name })}>
                  {t("preview")}
                </TextButton>
              </AccountForm>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
