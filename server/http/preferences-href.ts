/** Where the language and the theme are sent to that somebody has chosen, by POST. */
export const PREFERENCES_HREF = "/preferences";
