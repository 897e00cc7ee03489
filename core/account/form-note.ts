import type { AddressFault } from "./mail-address.ts";
import type { NameFault } from "./name.ts";
import type { PasswordFault } from "./password.ts";

/** The forms of accounts, by what they do. */
export const ACCOUNT_FORMS = [
  "signIn",
  "link",
  "linkSignIn",
  "signUp",
  "recover",
  "name",
  "address",
  "addressConfirmed",
  "addressRemoval",
  "picture",
  "pictureRemoval",
  "password",
  "sessions",
  "codes",
  "apps",
  "grant",
  "passkeys",
  "passkeyRemoval",
  "invite",
  "remove",
  "trash",
  "restore",
  "purge",
  "emptyTrash",
  "newShow",
  "show",
  "episode",
  "feedPreview",
  "feedAdd",
  "feedList",
  "feedListAdd",
  "feedRefresh",
  "feedPause",
  "jobCancel",
  "jobRun",
  "site",
  "siteUndo",
  "transcribe",
  "meaning",
] as const;
export type AccountForm = (typeof ACCOUNT_FORMS)[number];

export const FORM_FAULTS = [
  "nameEmpty",
  "nameLong",
  "nameSigns",
  "nameTaken",
  "passwordShort",
  "passwordLong",
  "passwordIsName",
  "wrong",
  "wrongPassword",
  "passwordMissing",
  "addressWrong",
  "addressTaken",
  "linkOver",
  "confirmOver",
  "passkeyWrong",
  "passkeyNotKept",
  "pictureNone",
  "pictureLarge",
  "pictureKind",
  "pictureBroken",
  "inviteOnly",
  "closed",
  "invitationOver",
  "titleEmpty",
  "titleLong",
  "languageUnknown",
  "artLarge",
  "artKind",
  "notesLong",
  "numberUnknown",
  "dateUnknown",
  "feedAddress",
  "listBusy",
  "listLarge",
  "listNothing",
  "showGone",
  "episodeGone",
  "jobGone",
  "siteNameLong",
  "logoLarge",
  "accentUnknown",
  "footerLong",
  "transcribeNone",
  "meaningOff",
  "later",
  "mediaAway",
  "databaseAway",
  "diskFull",
  "trashGone",
  "trashTaken",
  "trashShowMissing",
  "trashEpisodeMissing",
] as const satisfies readonly (NameFault | PasswordFault | AddressFault | string)[];
export type FormFault = (typeof FORM_FAULTS)[number];

/** What a form is told on the page that it leads to. */
export interface FormNote {
  readonly form: AccountForm;
  /** Null where it was done. */
  readonly fault: FormFault | null;
  /** When it may be tried again, of `later`; seconds. */
  readonly seconds: number;
  /** The name that was typed. */
  readonly name: string;
  /** The address that was typed: of mail, or of a feed. */
  readonly address: string;
  /** What is shown this once: codes, or the address of an invitation. */
  readonly shown: readonly string[];
}
