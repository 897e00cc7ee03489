-- What was deleted and can be restored for a while: see docs/decisions, 0037. The content is compressed.
CREATE TABLE "TrashItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'kept',
    "parentId" INTEGER,
    "showGuid" TEXT NOT NULL,
    "guid" TEXT,
    "location" TEXT,
    "title" TEXT NOT NULL,
    "showTitle" TEXT NOT NULL,
    "accountId" INTEGER,
    "who" TEXT NOT NULL,
    "deletedAt" DATETIME NOT NULL,
    "content" BLOB NOT NULL,
    "files" JSONB NOT NULL DEFAULT '[]',
    CONSTRAINT "TrashItem_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "TrashItem" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TrashItem_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "TrashItem_parentId_idx" ON "TrashItem"("parentId");
CREATE INDEX "TrashItem_accountId_idx" ON "TrashItem"("accountId");
CREATE INDEX "TrashItem_showGuid_guid_idx" ON "TrashItem"("showGuid", "guid");
CREATE INDEX "TrashItem_deletedAt_idx" ON "TrashItem"("deletedAt");
