import { useTranslations } from "next-intl";

/** The roles of the podcast namespace's taxonomy that are often credited; others are shown as their feed has them. */
const KNOWN = [
  "host",
  "co-host",
  "guest",
  "guest host",
  "editor",
  "producer",
  "narrator",
  "reporter",
] as const;

/** What somebody does, in the reader's language. `heard`: what is said of those whom nobody credits. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const t = useTranslations("people");
  const name = (role: string) => {
    const known = KNOWN.find((one) => one === role.toLowerCase());
    return known ? t(`roles.${known}`) : role;
  };
  return (roles) => (roles.length === 0 ? t("heard") : roles.map(name).join(", "));
}
