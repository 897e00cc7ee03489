import { describe, expect, test } from "vitest";
import { embedDocument } from "#features/embed/embed-document.ts";
import { episodeEmbed } from "#features/embed/episode-embed.ts";
import { latestEmbed } from "#features/embed/latest-embed.ts";
import en from "../../../messages/en.json";
import { trackOf } from "../../track.ts";

const HOSTILE = `</script><script>alert("1")</script>"><img src=x onerror=alert(1)> & ' \u202e`;
const words = en.embed;

const track = (title: string) =>
  trackOf("sea", "lamps", {
    title,
    showTitle: title,
    audio: { url: "/media/a.mp3", type: "audio/mpeg" },
    duration: 1698.2,
  });
const pageUrl = "https://pod.example/shows/sea/lamps";
const moment = { start: 60, end: 72.5 };

function transcriptOf(text: string) {
  const passage = { speaker: text, start: 60.25, end: 70, text, wordTimes: "" };
  return { language: "en", timing: "cue" as const, passages: [passage, { ...passage, start: null }] };
}

function whole(title: string, accent: string | null = null): string {
  const content = episodeEmbed(
    { track: track(title), pageUrl, moment, transcript: transcriptOf(title) },
    words,
  );
  const page = {
    language: "en",
    title,
    canonical: pageUrl,
    theme: "dark" as const,
    counts: true,
    accent,
    words,
    content,
  };
  return embedDocument(page, { script: "run()", style: "p{}", nonce: "abc" });
}

describe("an embedded player", () => {
  test("is one document that runs one script, ours", () => {
    const written = whole("Lamps");
    expect(written).toMatch(/^<!doctype html>\n<html lang="en" data-theme="dark" data-counts>/);
    expect(written.match(/<script[^>]*>[^<]*<\/script>/g)).toEqual([
      '<script nonce="abc" type="module">run()</script>',
    ]);
    expect(written).toContain(`data-start="60" data-end="72.5"`);
    expect(written).toContain('<audio preload="none" src="/media/a.mp3"></audio>');
    expect(written).toMatch(/data-length datetime="PT28M18S">28:18</);
  });

  test.each([HOSTILE, "x".repeat(100_000)])("%#: a title, a name and words come out as they are", (text) => {
    const written = whole(text);
    expect(written).not.toContain("<img");
    expect(written.match(/<script/g)).toHaveLength(1);
    expect(written).not.toMatch(/ on\w+="/);
    const latest = latestEmbed(
      {
        show: { title: text, language: "en", imageUrl: null },
        pageUrl,
        episodes: [{ track: track(text), pageUrl }],
      },
      words,
    ).html;
    expect(latest).not.toMatch(/<(?:img|script)/);
  });

  test("shows the picture made small, and a stranger's as it is", () => {
    const shown = (imageUrl: string) =>
      episodeEmbed({ track: { ...track("Lamps"), imageUrl }, pageUrl, moment: null, transcript: null }, words)
        .html;
    expect(shown("/media/a.png")).toContain('src="/_next/image?url=%2Fmedia%2Fa.png&#38;w=128&#38;q=75"');
    expect(shown('https://art.example/a.png?"')).toContain('src="https://art.example/a.png?&#34;"');
  });

  test("has the times of the words, and a clock that is not read out by itself", () => {
    const passage = { speaker: null, start: 1, end: 2, text: "Two lamps", wordTimes: "rs 5k" };
    const transcript = { language: "ar", timing: "word" as const, passages: [passage] };
    const { html } = episodeEmbed({ track: track("Lamps"), pageUrl, moment: null, transcript }, words);
    expect(html).toContain('<div class="passage" dir="rtl" data-time="1">');
    expect(html).toContain('data-words="rs 5k"');
    expect(html).toContain("<span data-clock>");
  });

  test("has an accent that can be read in both themes", () => {
    expect(whole("Lamps", "#ffff00")).toMatch(/--accent:light-dark\(#[\da-f]{6},#ffff00\)/);
    expect(whole("Lamps")).not.toContain("light-dark");
  });

  test("without audio says so, and has nothing to press in vain", () => {
    const silent = { ...track("Lamps"), audio: null };
    const { html } = episodeEmbed({ track: silent, pageUrl, moment: null, transcript: null }, words);
    expect(html).toContain(words.noAudio);
    expect(html).toMatch(/data-toggle[^>]* disabled/);
    expect(html).not.toMatch(/data-step|data-mute|data-seek/);
  });

  test("of a show without episodes says so", () => {
    const { html } = latestEmbed(
      { show: { title: "Sea", language: "en", imageUrl: null }, pageUrl, episodes: [] },
      words,
    );
    expect(html).toContain(words.noEpisodes);
  });
});
