/** Raised when the importer learns to read more from the same files, so that the next import reads them again. */
export const IMPORTER = 12;
