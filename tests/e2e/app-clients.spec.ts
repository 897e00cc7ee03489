import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { SHOW } from "./listening.ts";
import { addAppAtOnce, invitation, signUpAtOnce } from "./signing-up.ts";

const SITE = `http://localhost:${portOf("shared")}`;
const FEED = `${SITE}${SHOW}/feed.xml`;
// The packages are Debian's own Python's, which need not be the first on the path.
const PYTHON = "/usr/bin/python3";

function has(module: string): boolean {
  const installed = spawnSync(PYTHON, ["-c", `import ${module}`]).status === 0;
  if (!installed)
    console.log(
      `SKIPPED: no app of people keeps anything here, because ${module} is not installed (apt-get install gpodder python3-mygpoclient)`,
    );
  return installed;
}

/** Runs Python with a name and a password; gives what it prints as JSON in its last line. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said = execFileSync(PYTHON, ["-c", script, SITE, FEED, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    timeout: 60_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(said.trim().split("\n").at(-1) ?? "");
}

const MYGPOCLIENT = `
import json, sys
from mygpoclient import api, http
site, feed, name, password = sys.argv[1:]
client = api.MygPodderClient(name, password, site)
told = {}
told['device'] = client.update_device_settings('laptop', 'On my lap', 'laptop')
told['put'] = client.put_subscriptions('laptop', ['https://tea.example/feed', 'https://cake.example/rss'])
told['got'] = sorted(client.get_subscriptions('laptop'))
result = client.update_subscriptions('laptop', [feed, 'feed://coffee.example/rss'], ['https://cake.example/rss'])
told['updated'] = result.update_urls
told['devices'] = [[d.device_id, d.caption, d.type, d.subscriptions] for d in client.get_devices()]
changes = client.pull_subscriptions('laptop', result.since)
told['changes'] = [sorted(changes.add), sorted(changes.remove)]
actions = [
  api.EpisodeAction(feed, sys.argv[1] + '/nothing.mp3', 'download', 'laptop', '2026-11-01T08:00:00'),
  api.EpisodeAction('https://tea.example/feed', 'https://tea.example/1.mp3', 'play', 'laptop', '2026-11-01T08:00:00', 0, 90, 600),
]
since = client.upload_episode_actions(actions)
told['actions'] = sorted([a.podcast, a.episode, a.action, a.position] for a in client.download_episode_actions(since).actions)
told['of one'] = len(client.download_episode_actions(0, podcast='https://tea.example/feed').actions)
told['set'] = client.set_settings('episode', 'https://tea.example/feed', 'https://tea.example/1.mp3', {'is_favorite': True})
told['settings'] = client.get_settings('episode', 'https://tea.example/feed', 'https://tea.example/1.mp3')
told['favorites'] = [e.url for e in client.get_favorite_episodes()]
try:
  api.MygPodderClient(name, 'wrong', site).get_devices()
except http.Unauthorized:
  told['wrong'] = 'unauthorized'
try:
  client.get_subscriptions('unknown')
except http.NotFound:
  told['unknown'] = 'not found'
print(json.dumps(told))
`;

test("the client library of gPodder keeps devices, subscriptions, actions and settings", async ({
  request,
}) => {
  test.skip(!has("mygpoclient"), "mygpoclient is not installed");
  await signUpAtOnce({ request }, invitation(), "Gert");
  const password = await addAppAtOnce({ request }, "mygpoclient");
  expect(run(MYGPOCLIENT, ["Gert", password])).toEqual({
    device: true,
    put: true,
    got: ["https://cake.example/rss", "https://tea.example/feed"],
    updated: [["feed://coffee.example/rss", "https://coffee.example/rss"]],
    devices: [["laptop", "On my lap", "laptop", 3]],
    changes: [
      [FEED, "https://coffee.example/rss", "https://tea.example/feed"].toSorted(),
      ["https://cake.example/rss"],
    ],
    actions: [
      [FEED, `${SITE}/nothing.mp3`, "download", null],
      ["https://tea.example/feed", "https://tea.example/1.mp3", "play", 90],
    ].toSorted(),
    "of one": 1,
    set: { is_favorite: true },
    settings: { is_favorite: true },
    favorites: ["https://tea.example/1.mp3"],
    wrong: "unauthorized",
    unknown: "not found",
  });
});

/** gPodder itself, without its windows: two of it, each with a folder of its own. */
const GPODDER = `
import json, sys
import gpodder
gpodder.prefix = '/usr'
from gpodder import core, my
site, feed, name, password, device, position = sys.argv[1:]
app = core.Core()
config = app.config
config.mygpo.enabled = True
config.mygpo.server = site
config.mygpo.username = name
config.mygpo.password = password
config.mygpo.device.uid = device
config.mygpo.device.caption = device
known = [podcast for podcast in app.model.get_podcasts() if podcast.url == feed]
podcast = known[0] if known else app.model.load_podcast(feed)
podcast.save()
client = my.MygPoClient(config)
client.create_device()
client.on_subscribe([feed])
episode = sorted(podcast.get_all_episodes(), key=lambda episode: episode.guid)[0]
if position != '-':
  client.on_playback_full(episode, 0, int(position), 1698)
client._worker_proc(forced=True)
episodes = {e.url: e for e in podcast.get_all_episodes()}
client.process_episode_actions(lambda podcast_url, url: episodes.get(url) if podcast_url == feed else None)
told = {
  'enabled': config.mygpo.enabled,
  'left': len(client._store.load(my.EpisodeAction)) + len(client._store.load(my.SubscribeAction)),
  'devices': [d[0] for d in client.get_devices()],
  'position': episodes[episode.url].current_position,
}
print(json.dumps(told))
`;

import { portOf } from "./ports.ts";

test("gPodder tells where it was, and goes on where another one was later", async ({ request }) => {
  test.skip(!has("gpodder"), "gpodder is not installed");
  await signUpAtOnce({ request }, invitation(), "Greta");
  const password = await addAppAtOnce({ request }, "gPodder");
  const homes = ["one", "other"].map((name) => mkdtempSync(path.join(tmpdir(), `playhead-gpodder-${name}-`)));
  const [one = "", other = ""] = homes;
  try {
    const told = run(GPODDER, ["Greta", password, "one", "250"], { GPODDER_HOME: one, HOME: one });
    expect(told).toMatchObject({ enabled: true, left: 0, devices: ["one"] });
    const second = run(GPODDER, ["Greta", password, "other", "-"], { GPODDER_HOME: other, HOME: other });
    expect(second).toEqual({ enabled: true, left: 0, devices: ["one", "other"], position: 250 });
    const later = run(GPODDER, ["Greta", password, "other", "90"], { GPODDER_HOME: other, HOME: other });
    expect(later).toMatchObject({ left: 0 });
    expect(run(GPODDER, ["Greta", password, "one", "-"], { GPODDER_HOME: one, HOME: one })).toMatchObject({
      position: 90,
    });
  } finally {
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  }
});
