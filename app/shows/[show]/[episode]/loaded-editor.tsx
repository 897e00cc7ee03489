"use client";

import { NextIntlClientProvider } from "next-intl";
import type { Track } from "#core/episode/track.ts";
import type { EditorPart } from "#features/editor/edit-switch.tsx";
import { Editor } from "#features/editor/editor.tsx";
import { keepLine, readLine } from "#features/editor/read-line.ts";

interface EditorOptions {
  readonly track: Track;
  readonly language: string;
  /** Of the interface. */
  readonly locale: string;
}

/** Fetched with the editor: no other part of a page says these words. */
const WORDS = {
  en: () => import("../../../../messages/en.json"),
  ru: () => import("../../../../messages/ru.json"),
};

/** What a transcript is edited with, and its words. */
export async function loadEditor({ track, language, locale }: EditorOptions): Promise<EditorPart> {
  const { default: words } = await (locale === "ru" ? WORDS.ru() : WORDS.en());
  const { editor, difference } = words;
  return {
    render: (props) => (
      <NextIntlClientProvider locale={locale} messages={{ editor, difference }} timeZone="UTC">
        <Editor track={track} language={language} {...props} />
      </NextIntlClientProvider>
    ),
    readLine,
    keepLine,
  };
}
