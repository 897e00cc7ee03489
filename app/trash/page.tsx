import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { TRASH } from "#core/page/trash.ts";
import { TRASH_DAYS } from "#core/time/trash-days.ts";
import { EmptyTrash, TrashList } from "#features/trash/trash-list.tsx";
import { TrashNote } from "#features/trash/trash-note.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { database } from "#server/db/client.ts";
import { listTrash } from "#server/trash/list.ts";
import { countTrash } from "#server/trash/purge.ts";
import { readMemberVisit } from "../account-visit.ts";
import { HostNav } from "../host/host-nav.tsx";
import styles from "../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("trash");
  return { title: t("title"), robots: { index: false } };
}

export default async function TrashPage({ searchParams }: PageProps<"/trash">) {
  const t = await getTranslations("trash");
  const { session, note } = await readMemberVisit(searchParams, TRASH);
  const { role } = session.account;
  if (!mayAct(role, "editor")) return <EmptyState title={t("title")} advice={t("notForYou")} />;
  const items = await listTrash(database(), new Date());
  const deleting = mayAct(role, "host");
  const count = deleting ? await countTrash(database()) : 0;
  return (
    <div className={styles.page}>
      {deleting && <HostNav page={TRASH} />}
      <h1>{t("title")}</h1>
      <p className={styles.about}>{t("about", { days: TRASH_DAYS })}</p>
      <TrashNote note={note} />
      {items.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <TrashList items={items} deleting={deleting} />
          {count > 0 && <EmptyTrash count={count} />}
        </>
      )}
    </div>
  );
}
