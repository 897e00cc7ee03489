import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { JOBS } from "#core/feed/host-address.ts";
import { MEANING } from "#core/search/meaning-address.ts";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import type { ModelServer } from "#server/openai/model-server.ts";
import { countVectors, isAgreed } from "#server/search/meaning/due-vectors.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meaning");
  return { title: t("title"), robots: { index: false } };
}

/** Says what goes where before anything is sent anywhere, and then how much of it is done. */
export default async function MeaningPage({ searchParams }: PageProps<"/host/meaning">) {
  const t = await getTranslations("meaning");
  const { session, note } = await readMemberVisit(searchParams, MEANING);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const { embed } = config();
  return (
    <div className={plain.page}>
      <HostNav page={MEANING} />
      <h1>{t("title")}</h1>
      <p className={plain.about}>{t("about")}</p>
      <NoteLine form="meaning" note={note} />
      {embed === null ? <p>{t("off")}</p> : <Meaning embedder={embed} />}
    </div>
  );
}

async function Meaning({ embedder }: { readonly embedder: ModelServer }) {
  const t = await getTranslations("meaning");
  const db = database();
  const [agreed, { passages, embedded, words }] = await Promise.all([
    isAgreed(db, embedder),
    countVectors(db, embedder),
  ]);
  const where = { server: new URL(embedder.url).host, model: embedder.model };
  return (
    <>
      <p className={kept.said}>{t("amount", { embedded, passages })}</p>
      <p className={kept.said}>{t("where", where)}</p>
      {agreed ? (
        <>
          <p className={kept.said}>{t("agreed")}</p>
          <p>
            <PageLink href={JOBS}>{t("jobs")}</PageLink>
          </p>
        </>
      ) : (
        <AccountForm action={`${HOST_FORMS_PATH}meaning`}>
          <p className={kept.said}>{t("words", { words })}</p>
          <TextButton type="submit">{t("agree", where)}</TextButton>
        </AccountForm>
      )}
    </>
  );
}
