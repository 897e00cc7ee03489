"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "#features/ui/page-link.tsx";
import { canKeep, useKept } from "./kept.ts";
import { KeptTotal } from "./kept-total.tsx";

/** How many episodes are kept in this browser, the room that they take, and the way to them. Every page asks for them once. */
export function KeptRoom() {
  const t = useTranslations("offline");
  const { episodes } = useKept();
  if (!canKeep()) return <p>{t("cannot")}</p>;
  if (episodes === null) return null;
  if (episodes.length === 0) return <p>{t("nothing")}</p>;
  return (
    <>
      <KeptTotal episodes={episodes} />
      <p>
        <PageLink href="/library">{t("inLibrary")}</PageLink>
      </p>
    </>
  );
}
