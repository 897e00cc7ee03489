import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { trashMoveHref } from "#core/page/trash.ts";
import { MoveForm } from "#features/trash/move-form.tsx";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { database } from "#server/db/client.ts";
import { findMovable } from "#server/trash/movable.ts";
import { readMemberVisit } from "../../account-visit.ts";
import styles from "../../plain-page.module.css";
import { oneOf } from "../../search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("trash");
  return { title: t("move"), robots: { index: false } };
}

/** Asks whether to move something to the trash, where there is no script that does so in a dialog. */
export default async function MovePage({ searchParams }: PageProps<"/trash/move">) {
  const t = await getTranslations("trash");
  const given = await searchParams;
  const [show, episode] = [oneOf(given.show), oneOf(given.episode) || null];
  const { session } = await readMemberVisit(searchParams, trashMoveHref({ show, episode }));
  if (!mayAct(session.account.role, "host")) return <EmptyState title={t("move")} advice={t("notForYou")} />;
  const title = (await findMovable(database(), show, episode)) ?? notFound();
  return (
    <div className={styles.page}>
      <h1>{t("moveTitle", { title })}</h1>
      <MoveForm title={title} show={show} episode={episode} />
    </div>
  );
}
