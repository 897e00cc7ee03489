import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { TRANSCRIBE } from "#core/upload/transcribe-address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { countWordless, findWantedTitle, type Wanted } from "#server/transcribe/wanted.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import { oneOf } from "../../search-params.ts";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transcribe");
  return { title: t("title"), robots: { index: false } };
}

/** Says what it comes to before anything is sent anywhere. */
export default async function TranscribePage({ searchParams }: PageProps<"/host/transcribe">) {
  const t = await getTranslations("transcribe");
  const { session, note } = await readMemberVisit(searchParams, TRANSCRIBE);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const { show, episode } = await searchParams;
  const { transcribe } = config();
  return (
    <div className={plain.page}>
      <HostNav page={TRANSCRIBE} />
      <h1>{t("title")}</h1>
      <p className={plain.about}>{t("about")}</p>
      <NoteLine form="transcribe" note={note} />
      {transcribe === null ? (
        <p>{t("off")}</p>
      ) : (
        <Offer
          wanted={{ show: oneOf(show) || null, episode: oneOf(episode) || null }}
          server={new URL(transcribe.url).host}
        />
      )}
    </div>
  );
}

interface OfferProps {
  readonly wanted: Wanted;
  /** Where the sound would go. */
  readonly server: string;
}

async function Offer({ wanted, server }: OfferProps) {
  const t = await getTranslations("transcribe");
  const [{ episodes, minutes, unmeasured }, title] = await Promise.all([
    countWordless(database(), wanted),
    findWantedTitle(database(), wanted),
  ]);
  if (episodes === 0) return <p>{t("none")}</p>;
  return (
    <AccountForm action={`${HOST_FORMS_PATH}transcribe`}>
      {title !== null && (
        <p className={kept.said} dir="auto">
          {t("of", { title })}
        </p>
      )}
      <p className={kept.said}>{t("amount", { episodes, minutes })}</p>
      {unmeasured > 0 && (
        <p className={kept.said}>
          {unmeasured === episodes ? t("unmeasuredAll") : t("unmeasured", { count: unmeasured })}
        </p>
      )}
      <p className={kept.said}>{t("where", { server })}</p>
      <input type="hidden" name="show" value={wanted.show ?? ""} />
      <input type="hidden" name="episode" value={wanted.episode ?? ""} />
      <TextButton type="submit">{t("ask", { episodes })}</TextButton>
    </AccountForm>
  );
}
