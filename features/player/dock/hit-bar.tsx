"use client";

import { Link2, SkipBack, SkipForward, Square } from "lucide";
import { useTranslations } from "next-intl";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { playHref } from "#core/search/playable-hit.ts";
import { searchHref } from "#core/search/request.ts";
import { copyText } from "#features/ui/copy-text.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { say } from "#features/ui/say.ts";
import { useKeyTip, useShortcut } from "../player-context.tsx";
import type { HitRun } from "../queue/hit-list.ts";
import { useHitRun, useHits } from "../queue/use-hits.ts";
import styles from "./hit-bar.module.css";

/** Which hit is played, and the way to the others; nothing while no hits are played. */
export function HitBar() {
  const run = useHitRun((hits) => hits);
  return run && <HitSteps run={run} />;
}

function HitSteps({ run }: { readonly run: HitRun }) {
  const t = useTranslations("player");
  const hits = useHits();
  const { search, hit, total } = run;
  const next = () => hits.came?.step(1);
  const previous = () => hits.came?.step(-1);
  const previousTip = useKeyTip("previous-hit");
  const nextTip = useKeyTip("next-hit");
  useShortcut("next-hit", next);
  useShortcut("previous-hit", previous);
  return (
    <section className={styles.bar} aria-label={t("hits")}>
      <PageLink href={searchHref({ ...search, page: hit.page })} className={styles.count}>
        {t("hitOf", { number: hit.number + 1, total })}
      </PageLink>
      <q className={styles.words} dir="auto" lang={hit.track.language}>
        {hit.words}
      </q>
      <div className={styles.steps}>
        <IconButton name={t("previousHit")} {...previousTip(t("previousHit"))} onClick={previous}>
          <Icon of={SkipBack} size={18} />
        </IconButton>
        <IconButton name={t("nextHit")} {...nextTip(t("nextHit"))} onClick={next}>
          <Icon of={SkipForward} size={18} />
        </IconButton>
        <CopyLink run={run} />
        <IconButton name={t("stopHits")} onClick={() => hits.came?.stop()}>
          <Icon of={Square} size={16} filled />
        </IconButton>
      </div>
      <Awaited awaited={run.awaited} />
    </section>
  );
}

/** The hit that has to come first, and what to do when it does not. */
function Awaited({ awaited }: Pick<HitRun, "awaited">) {
  const t = useTranslations("player");
  const hits = useHits();
  const number = awaited === null ? 0 : awaited.number + 1;
  return (
    <div className={styles.awaited} role="status" data-failed={awaited?.failed === true}>
      {awaited !== null && <p>{t(awaited.failed ? "hitFailed" : "hitComing", { number })}</p>}
      {awaited?.failed === true && (
        <button type="button" onClick={() => hits.came?.retry()}>
          {t("tryAgain")}
        </button>
      )}
    </div>
  );
}

/** The results as an address that has this hit ready to be played. */
function CopyLink({ run: { search, hit, total } }: { readonly run: HitRun }) {
  const t = useTranslations("player");
  const copy = async () => {
    const link = wholeUrl(playHref(search, hit.number), window.location.origin);
    const copied = await copyText(link);
    say(copied ? t("hitsLinkCopied", { number: hit.number + 1, total }) : t("copyYourself", { link }));
  };
  return (
    <IconButton name={t("copyHitsLink")} onClick={() => void copy()}>
      <Icon of={Link2} size={18} />
    </IconButton>
  );
}
