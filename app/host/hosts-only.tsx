import { getTranslations } from "next-intl/server";
import { EmptyState } from "#features/ui/empty-state.tsx";

/** In place of a page of hosts, for those who are none. */
export async function HostsOnly() {
  const t = await getTranslations("host");
  return <EmptyState title={t("hostsOnly")} advice={t("hostsOnlyAdvice")} />;
}
