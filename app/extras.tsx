import { HeartHandshake, MapPin, MessagesSquare, Scale } from "lucide";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Discussion, Extras, Funding, License, Place } from "#core/episode/extras.ts";
import { licenseHref, licenseName } from "#core/episode/license-link.ts";
import { mapHref } from "#core/episode/place-link.ts";
import { Icon } from "#features/ui/icon.tsx";
import styles from "./extras.module.css";

/** Where a show or an episode can be supported, in the words of its publisher. */
export function FundingLinks({ funding }: { readonly funding: readonly Funding[] }) {
  const t = useTranslations("extras");
  return funding.map(({ url, text }) => (
    <a key={url} href={url} rel="external nofollow" className={styles.button}>
      <Icon of={HeartHandshake} />
      <span dir="auto">{text ?? t("support")}</span>
    </a>
  ));
}

/** Where it is discussed, where it was made and what places it is about, and under which license it is. */
export function ExtraFacts({ discussions, places, license }: Omit<Extras, "funding">) {
  if ((discussions ?? []).length === 0 && places.length === 0 && license === null) return null;
  return (
    <ul className={styles.facts}>
      {discussions?.map((discussion) => (
        <DiscussionFact key={discussion.url} {...discussion} />
      ))}
      {places.map((place) => (
        <PlaceFact key={`${place.rel} ${place.name}`} {...place} />
      ))}
      {license !== null && <LicenseFact {...license} />}
    </ul>
  );
}

function DiscussionFact({ url, account }: Discussion) {
  const t = useTranslations("extras");
  const host = new URL(url).hostname.replace(/^www\./, "");
  return (
    <Fact icon={<Icon of={MessagesSquare} />} href={url}>
      <span>{t("discuss", { host })}</span>
      {account !== null && <bdi className={styles.account}>{account}</bdi>}
    </Fact>
  );
}

function PlaceFact({ name, rel, osm, geo }: Place) {
  const t = useTranslations("extras");
  return (
    <Fact icon={<Icon of={MapPin} />} href={mapHref({ osm, geo })}>
      {t(rel === "creator" ? "madeIn" : "about", { place: name })}
    </Fact>
  );
}

function LicenseFact(license: License) {
  const t = useTranslations("extras");
  return (
    <Fact icon={<Icon of={Scale} />} href={licenseHref(license)}>
      {t("license", { name: licenseName(license) })}
    </Fact>
  );
}

interface FactProps {
  readonly icon: ReactNode;
  readonly href: string | null;
  readonly children: ReactNode;
}

function Fact({ icon, href, children }: FactProps) {
  return (
    <li dir="auto">
      {icon}
      {href === null ? (
        <span>{children}</span>
      ) : (
        <a href={href} rel="external nofollow">
          {children}
        </a>
      )}
    </li>
  );
}
