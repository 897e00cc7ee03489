-- AlterTable
ALTER TABLE "Show" ADD COLUMN "type" TEXT NOT NULL DEFAULT 'episodic';
ALTER TABLE "Show" ADD COLUMN "categories" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "Soundbite" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "episodeId" INTEGER NOT NULL,
    "start" REAL NOT NULL,
    "end" REAL NOT NULL,
    "title" TEXT,
    CONSTRAINT "Soundbite_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Soundbite_episodeId_start_idx" ON "Soundbite"("episodeId", "start");
