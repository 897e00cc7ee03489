/** The id of what names the buttons that copy a link to a time, together with that time. */
export const COPY_LABEL_ID = "copy-link-to";
