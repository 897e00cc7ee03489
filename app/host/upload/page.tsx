import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { pageHref } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { mayAct } from "#core/account/role.ts";
import { HOST, HOST_FORMS_PATH, UPLOAD } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { ShowFields } from "#features/upload/show-fields.tsx";
import { database } from "#server/db/client.ts";
import { listOwnShows, type OwnShow } from "#server/upload/own-show.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import { oneOf } from "../../search-params.ts";
import styles from "../host.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import { UploadPart } from "../upload-part.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("host");
  return { title: t("upload"), robots: { index: false } };
}

export default async function UploadPage({ searchParams }: PageProps<"/host/upload">) {
  const t = await getTranslations("host");
  const { session, note } = await readMemberVisit(searchParams, UPLOAD);
  const { account } = session;
  if (!mayAct(account.role, "host")) return <HostsOnly />;
  const shows = await listOwnShows(database());
  const asked = oneOf((await searchParams).show);
  const show = shows.find(({ slug }) => slug === asked) ?? shows[0];
  return (
    <div className={plain.page}>
      <HostNav page={HOST} />
      <h1>{t("upload")}</h1>
      <p className={plain.about}>{show ? t("uploadAbout", { show: show.title }) : t("showFirst")}</p>
      {note?.fault === null && <NoteLine form="newShow" note={note} />}
      {show && shows.length > 1 && <ShowChoice shows={shows} chosen={show} />}
      {show && <UploadPart key={show.slug} account={account} show={show.slug} episode={null} />}
      <div className={styles.below}>
        <Part title={t("newShow")}>
          <NewShow note={note} />
        </Part>
      </div>
    </div>
  );
}

async function ShowChoice({
  shows,
  chosen,
}: {
  readonly shows: readonly OwnShow[];
  readonly chosen: OwnShow;
}) {
  const t = await getTranslations("host");
  return (
    <nav className={styles.choice} aria-label={t("show")}>
      {shows.map(({ slug, title }) => (
        <PageLink
          key={slug}
          href={pageHref(UPLOAD, { show: slug })}
          replace
          scroll={false}
          aria-current={slug === chosen.slug ? "page" : undefined}
        >
          {title}
        </PageLink>
      ))}
    </nav>
  );
}

async function NewShow({ note }: { readonly note: FormNote | null }) {
  const t = await getTranslations("host");
  const failed = note?.form === "newShow" && note.fault !== null;
  return (
    <>
      {failed && <NoteLine form="newShow" note={note} />}
      <AccountForm action={`${HOST_FORMS_PATH}shows`} files>
        <ShowFields title={failed ? note.name : ""} author="" language={await getLocale()} description="" />
        <TextButton type="submit">{t("makeShow")}</TextButton>
      </AccountForm>
    </>
  );
}
