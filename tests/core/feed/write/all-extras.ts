import type { EpisodeExtras, Extras, ShowExtras } from "#core/episode/extras.ts";

const EXTRAS: Extras = {
  funding: [
    { url: "https://sea.example/give?a=1&b=2", text: 'Give & "help"' },
    { url: "https://sea.example/join", text: null },
  ],
  discussions: [
    {
      url: "https://social.example/@sea/1",
      protocol: "activitypub",
      account: "@sea",
      accountUrl: "https://social.example/@sea",
    },
    { url: "https://other.example/2", protocol: "bluesky", account: null, accountUrl: null },
  ],
  places: [
    { name: "Austin, TX", rel: "creator", geo: "geo:30.2672,-97.7431", osm: "R113314", country: "US" },
    { name: "<Dreamworld>", rel: "subject", geo: null, osm: null, country: null },
  ],
  license: { name: "cc-by-4.0", url: null },
};
/** One and more of each kind. */
export const SHOW_EXTRAS: ShowExtras = {
  ...EXTRAS,
  trailers: [
    {
      url: "https://sea.example/t.mp3",
      title: "Soon & <now>",
      type: "audio/mpeg",
      bytes: 12,
      publishedAt: Date.UTC(2026, 7, 1),
      season: 2,
    },
    { url: "https://sea.example/u", title: "Old", type: null, bytes: null, publishedAt: null, season: null },
  ],
  recommended: [
    { guid: "396d9ae0-da7e-5557-b894-b606231fa3ea", url: "https://sky.example/feed", title: "Sky" },
    { guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810", url: null, title: null },
  ],
  live: [
    {
      guid: "live-1",
      title: "At the sea",
      status: "pending",
      start: Date.UTC(2026, 7, 2),
      end: null,
      links: [{ url: "https://video.example/?a=1&b=2", text: "Video!" }],
      audio: { url: "https://sea.example/stream", type: "audio/mpeg" },
    },
  ],
  frequency: {
    text: "Every Monday",
    rule: "FREQ=WEEKLY;BYDAY=MO",
    start: Date.UTC(2026, 7, 3),
    complete: true,
  },
  medium: "podcast",
};
export const EPISODE_EXTRAS: EpisodeExtras = {
  ...EXTRAS,
  license: { name: "ours", url: "https://sea.example/l" },
  alternates: [
    {
      url: "https://sea.example/high.opus?a=1&b=2",
      type: "audio/opus",
      bytes: 32400000,
      bitrate: 96000,
      height: null,
      language: "en",
      title: "High & <clear>",
      rel: "music",
      codecs: "opus",
      isDefault: true,
      integrity: { type: "sri", value: "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" },
    },
    {
      url: "https://sea.example/720.mp4",
      type: "video/mp4",
      bytes: null,
      bitrate: null,
      height: 720,
      language: null,
      title: null,
      rel: null,
      codecs: null,
      isDefault: false,
      integrity: null,
    },
  ],
};
