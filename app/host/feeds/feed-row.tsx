import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { feedAdvice } from "#core/feed/feed-advice.ts";
import { trashMoveHref } from "#core/page/trash.ts";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import type { ListedFeed } from "#server/feeds/list.ts";
import kept from "../keeping.module.css";
import { problemSentence } from "./problem-sentence.ts";

interface FeedRowProps {
  readonly feed: ListedFeed;
  readonly now: Date;
}

/** How a feed is, and what can be done with it. */
export async function FeedRow({ feed, now }: FeedRowProps) {
  return (
    <li>
      <h2>
        <PageLink href={feed.href}>{feed.title}</PageLink>
      </h2>
      <p className={kept.soft}>{feed.place}</p>
      {feed.failure ? <Failure failure={feed.failure} /> : <Result feed={feed} />}
      {feed.brokenOff && <BrokenOff />}
      {feed.sounds.count > 0 && <Sounds sounds={feed.sounds} />}
      <Times feed={feed} now={now} />
      <Acts feed={feed} />
    </li>
  );
}

async function Failure({ failure }: { readonly failure: NonNullable<ListedFeed["failure"]> }) {
  const t = await getTranslations("keeping");
  const { code, value, times, since } = failure;
  const advice = feedAdvice(code, value);
  return (
    <div className={kept.wrong}>
      {/* That it is gone, the advice says. */}
      {advice !== "gone" && <p>{await problemSentence(code, value)}</p>}
      <p>{since ? t("failed", { since: await timeText(since), times }) : t("failedNow")}</p>
      <p>{t(`advice.${advice}`)}</p>
    </div>
  );
}

async function BrokenOff() {
  const t = await getTranslations("keeping");
  return <p className={kept.wrong}>{t("brokenOff")}</p>;
}

async function Result({ feed: { outcome, state, local } }: { readonly feed: ListedFeed }) {
  const t = await getTranslations("keeping");
  if (state === "local") return <p className={kept.said}>{t("local")}</p>;
  if (outcome === null && local) return <p className={kept.said}>{t("neverLookedAt")}</p>;
  if (outcome === null) return <p className={kept.said}>{t("neverAsked")}</p>;
  const { added, updated, unchanged, problems, named } = outcome;
  return (
    <>
      <p className={kept.said}>{t("outcome", { added, updated, unchanged })}</p>
      {problems > 0 && (
        <Problems title={t("problems", { count: problems })} named={named}>
          {problems > named.length && <p>{t("problemsMore", { count: problems - named.length })}</p>}
        </Problems>
      )}
    </>
  );
}

/** What was found wrong with sound at its host. */
async function Sounds({ sounds: { count, named } }: { readonly sounds: ListedFeed["sounds"] }) {
  const t = await getTranslations("keeping");
  return (
    <Problems title={t("soundProblems", { count })} named={named}>
      {count > named.length && <p>{t("soundProblemsMore", { count: count - named.length })}</p>}
    </Problems>
  );
}

interface ProblemsProps {
  readonly title: string;
  readonly named: readonly {
    readonly episode: string | null;
    readonly code: string;
    readonly value: string;
  }[];
  readonly children: ReactNode;
}

async function Problems({ title, named, children }: ProblemsProps) {
  const sentences = await Promise.all(
    named.map(async ({ episode, code, value }) => {
      const sentence = await problemSentence(code, value);
      return episode === null ? sentence : `${episode}: ${sentence}`;
    }),
  );
  return (
    <details className={kept.named}>
      <summary>{title}</summary>
      <ul>
        {sentences.map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and they do not change
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      {children}
    </details>
  );
}

async function Times({ feed: { state, local, announcedBy, running, checkedAt, nextAt }, now }: FeedRowProps) {
  const t = await getTranslations("keeping");
  if (state === "local") return null;
  const asked = checkedAt && t(local ? "lookedAt" : "asked", { time: await timeText(checkedAt) });
  const next = nextAt && (nextAt > now ? t("next", { time: await timeText(nextAt) }) : t("nextSoon"));
  const [paused, being] = local
    ? ([t("lookPaused"), t("lookedNow")] as const)
    : ([t("paused"), t("askedNow")] as const);
  const stands = state === "paused" ? paused : running ? being : next;
  const announced = announcedBy !== null && t("announced", { hub: announcedBy });
  return <p className={kept.soft}>{[asked, stands, announced].filter(Boolean).join(" ")}</p>;
}

async function Acts({ feed: { slug, title, state } }: { readonly feed: ListedFeed }) {
  const t = await getTranslations("keeping");
  const word = state === "kept" ? "refresh" : state === "paused" ? "resume" : "askAgain";
  return (
    <div className={kept.acts}>
      {state !== "local" && (
        <AccountForm action={`${HOST_FORMS_PATH}feeds/refresh`}>
          <input type="hidden" name="show" value={slug} />
          <TextButton type="submit" aria-label={t(`${word}Named`, { title })}>
            {t(word)}
          </TextButton>
        </AccountForm>
      )}
      {state === "kept" && (
        <AccountForm action={`${HOST_FORMS_PATH}feeds/pause`}>
          <input type="hidden" name="show" value={slug} />
          <TextButton type="submit" aria-label={t("pauseNamed", { title })}>
            {t("pause")}
          </TextButton>
        </AccountForm>
      )}
      <PageLink href={trashMoveHref({ show: slug, episode: null })} aria-label={t("removeNamed", { title })}>
        {t("remove")}
      </PageLink>
    </div>
  );
}

async function timeText(time: Date): Promise<string> {
  const format = await getFormatter();
  return format.dateTime(time, { dateStyle: "medium", timeStyle: "short" });
}
