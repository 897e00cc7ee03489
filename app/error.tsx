"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { TextButton } from "#features/ui/text-button.tsx";

interface ErrorPageProps {
  readonly error: Error;
  readonly reset: () => void;
}

/** A page that could not be made. What was playing plays on; one press tries again. */
export default function ErrorPage({ reset }: ErrorPageProps) {
  const t = useTranslations("error");
  return (
    <EmptyState title={t("title")} advice={t("advice")}>
      <TextButton main onClick={reset}>
        {t("tryAgain")}
      </TextButton>
    </EmptyState>
  );
}
