import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { PageLink } from "#features/ui/page-link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notFound");
  return { title: t("title") };
}

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <EmptyState title={t("title")} advice={t("advice")}>
      <PageLink href="/">{t("home")}</PageLink>
    </EmptyState>
  );
}
