"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { beginKeeping, canKeep, useKept } from "./kept.ts";
import { KeptResults } from "./kept-search.tsx";

/** What is found in kept episodes, where no index can be asked. */
export function KeptFound({ query }: { readonly query: string }) {
  const t = useTranslations("offline");
  const { episodes } = useKept();
  // Follows the browser, which alone knows what is kept.
  useEffect(() => {
    if (canKeep()) void beginKeeping();
  }, []);
  return (
    <>
      <p>{t("searched")}</p>
      {episodes !== null && <KeptResults episodes={episodes} query={query} />}
    </>
  );
}
