import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { ADD_FEED, FEEDS } from "#core/feed/host-address.ts";
import { NoteLine } from "#features/account/note-line.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { config } from "#server/config.ts";
import { previewFor } from "#server/feeds/previewer.ts";
import { fetchingOptions } from "#server/import/import-options.ts";
import { readMemberVisit } from "../../../account-visit.ts";
import plain from "../../../plain-page.module.css";
import styles from "../../host.module.css";
import { HostNav } from "../../host-nav.tsx";
import { HostsOnly } from "../../hosts-only.tsx";
import { AddForm } from "../add-form.tsx";
import { ListForm } from "./list-form.tsx";
import { Preview } from "./preview.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keeping");
  return { title: t("addFeed"), robots: { index: false } };
}

export default async function AddFeedPage({ searchParams }: PageProps<"/host/feeds/add">) {
  const t = await getTranslations("keeping");
  const { session, note } = await readMemberVisit(searchParams, ADD_FEED);
  const { account } = session;
  if (!mayAct(account.role, "host")) return <HostsOnly />;
  const address = note?.address ?? "";
  const asked = note?.form === "feedPreview" && note.fault === null;
  const { databaseLocation } = config();
  const options = { ...fetchingOptions(config()), databaseLocation };
  const preview = asked ? await previewFor(account.id, address, options) : null;
  return (
    <div className={plain.page}>
      <HostNav page={FEEDS} />
      <h1>{t("addFeed")}</h1>
      <p className={styles.ways}>
        <PageLink href={FEEDS}>{t("back")}</PageLink>
      </p>
      <AddForm address={address} />
      <NoteLine form="feedAdd" note={note} />
      {note?.fault != null && <NoteLine form="feedPreview" note={note} />}
      {asked && (
        <div className={styles.below}>
          <Preview preview={preview} />
        </div>
      )}
      <div className={styles.below}>
        <Part title={t("list")}>
          <NoteLine form="feedList" note={note} />
          <ListForm />
        </Part>
      </div>
    </div>
  );
}
