import type { Feed } from "#core/feed/read/feed.ts";
import { withoutLogin } from "#core/text/login.ts";
import { locationName } from "../../fetch/location.ts";
import { webUrl } from "../../fetch/web-url.ts";
import { type ImportContext, notesBase } from "./context.ts";
import type { PersonDraft, ShowDraft } from "./draft.ts";
import { draftShowExtras } from "./extras.ts";
import { sanitiseNotes } from "./notes.ts";
import type { Notice } from "./notice.ts";
import { keepPicture } from "./picture.ts";

interface DraftedShow {
  readonly draft: ShowDraft;
  readonly notices: readonly Notice[];
}

/** The show as it goes into the database. A feed without a guid is known by where it is. */
export async function draftShow(feed: Feed, context: ImportContext): Promise<DraftedShow> {
  const location = locationName(context.location);
  const picture = await keepPicture(feed.imageUrl, null, context);
  const { extras, notices } = draftShowExtras(feed.extras, { episode: null, source: location }, context);
  const draft = {
    guid: withoutLogin(feed.guid ?? location),
    location,
    title: feed.title ?? location,
    description: sanitiseNotes(feed.description ?? "", notesBase(feed.link, context)),
    author: feed.author,
    language: context.language,
    link: webUrl(feed.link),
    imageUrl: picture.url,
    explicit: feed.explicit ?? false,
    type: feed.type ?? "episodic",
    categories: feed.categories,
    blocked: feed.blocked,
    persons: draftPersons(feed.persons),
    extras,
  };
  return { draft, notices: [...picture.notices, ...notices] };
}

export function draftPersons(persons: Feed["persons"]): readonly PersonDraft[] {
  return persons.map(({ name, role, group, href, imageUrl }) => ({
    name,
    role: role ?? "host",
    group: group ?? "cast",
    href: webUrl(href),
    imageUrl: webUrl(imageUrl),
  }));
}
