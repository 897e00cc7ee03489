/** Where a host sees what would be sent for search by meaning, and agrees to it. */
export const MEANING = "/host/meaning";
