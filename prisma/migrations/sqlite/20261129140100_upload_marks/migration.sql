-- What each file is called by its browser was added to the migration of uploads after some databases had it: here all have it.
CREATE TABLE "new_UploadedFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "uploadId" INTEGER NOT NULL,
    "mark" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "kind" TEXT,
    "taken" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "UploadedFile_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_UploadedFile" ("id", "uploadId", "mark", "name", "size", "kind", "taken", "createdAt")
    SELECT "id", "uploadId", "id", "name", "size", "kind", "taken", "createdAt" FROM "UploadedFile";
DROP TABLE "UploadedFile";
ALTER TABLE "new_UploadedFile" RENAME TO "UploadedFile";
CREATE UNIQUE INDEX "UploadedFile_uploadId_mark_key" ON "UploadedFile"("uploadId", "mark");
