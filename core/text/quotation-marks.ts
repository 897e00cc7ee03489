/**
 * The languages that do not quote as English does, by their opening and closing mark: quotationStart and quotationEnd of CLDR
 * 48. A tag stands for all that begin with it, unless a longer one is listed.
 */
const LANGUAGES: Readonly<Record<string, string>> = {
  "«»": `
    am ast az-arab az-cyrl bas be blo bm br bua ca cv dua dyo el es-us eu ewo fa fr gsw ht hy ie it jgo kab kk kkj
    ksf ky lij mg mua mzn nb nn nnh no oc os pms pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu pt-mo pt-mz pt-pt pt-st pt-tl
    rm ru rw sah sc sdh sg shi ti tyv uk wae yav zgh`,
  "»«": "kk-arab ug",
  "“”": "bm-nkoo ff-adlm",
  "„“": "bg bs-cyrl cs de dsb et hr hsb is ka ksh lb lt luy mk nds prg sgs sk sl",
  "„”": "agq bs ff hu nmg pl ro sr szl",
  "”“": "ar lld ms-arab syr ur",
  "””": "fi he lag rn se sn sv yi",
  "‘’": "fur ia nl ti-er tn",
  "“’": "st",
  "「」": "ja yue zh-hant zh-hk zh-mo zh-tw",
};
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries(LANGUAGES).flatMap(([marks, tags]) =>
    tags
      .trim()
      .split(/\s+/)
      .map((tag) => [tag, marks]),
  ),
);
const ENGLISH = "“”";

/** The opening and the closing mark of a language (BCP 47); what is not listed quotes as English does. */
export function quotationMarks(language: string): { readonly open: string; readonly close: string } {
  const [open = "", close = ""] = marksOf(language.toLowerCase());
  return { open, close };
}

function marksOf(tag: string): string {
  const listed = MARKS.get(tag);
  if (listed !== undefined) return listed;
  const end = tag.lastIndexOf("-");
  return end < 0 ? ENGLISH : marksOf(tag.slice(0, end));
}

/** A text in the quotation marks of its language (BCP 47). */
export function inMarks(text: string, language: string): string {
  const { open, close } = quotationMarks(language);
  return `${open}${text}${close}`;
}
