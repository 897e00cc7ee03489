/** What is quoted on pages of plays, in characters. */
export const LONGEST_WORDS = 320;
