import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { SITE_FACE, SITE_FACE_UNDO } from "#core/page/site-face.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { canUndoFace } from "#server/face/change-face.ts";
import { siteFace } from "#server/face/face.ts";
import { listShows } from "#server/shows/shows.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import styles from "../host.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import { FaceForm } from "./face-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("face");
  return { title: t("title"), robots: { index: false } };
}

/** What the site is called and looks like. Each change is seen on this page itself, and can be taken back. */
export default async function SitePage({ searchParams }: PageProps<"/host/site">) {
  const t = await getTranslations("face");
  const { session, note } = await readMemberVisit(searchParams, SITE_FACE);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const [face, shows, undoable] = await Promise.all([siteFace(), listShows(), canUndoFace(database())]);
  return (
    <div className={plain.page}>
      <HostNav page={SITE_FACE} />
      <h1>{t("title")}</h1>
      <p className={plain.about}>{t("about")}</p>
      <NoteLine form="site" note={note} />
      <NoteLine form="siteUndo" note={note} />
      {undoable && (
        <div className={styles.undo}>
          <AccountForm action={SITE_FACE_UNDO} around>
            <TextButton type="submit">{t("undo")}</TextButton>
          </AccountForm>
        </div>
      )}
      {/* Fields that were filled in begin anew with what is kept now. */}
      <FaceForm key={JSON.stringify(face)} face={face} usualName={config().siteName} shows={shows} />
    </div>
  );
}
