-- CreateTable
CREATE TABLE "Show" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "guid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "author" TEXT,
    "language" TEXT NOT NULL,
    "link" TEXT,
    "imageUrl" TEXT,
    "explicit" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Feed" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "showId" INTEGER NOT NULL,
    "location" TEXT NOT NULL,
    "etag" TEXT,
    "lastModified" TEXT,
    "fetchedAt" DATETIME,
    CONSTRAINT "Feed_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Episode" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "showId" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "guid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "notesText" TEXT NOT NULL DEFAULT '',
    "indexedTitle" TEXT,
    "indexedSummary" TEXT,
    "indexedNotes" TEXT,
    "publishedAt" DATETIME,
    "duration" REAL,
    "season" INTEGER,
    "number" INTEGER,
    "type" TEXT NOT NULL DEFAULT 'full',
    "explicit" BOOLEAN NOT NULL DEFAULT false,
    "link" TEXT,
    "imageUrl" TEXT,
    "audioUrl" TEXT,
    "audioType" TEXT,
    "audioBytes" INTEGER,
    "peaks" BLOB,
    "seekApproximate" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Episode_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Chapter" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "episodeId" INTEGER NOT NULL,
    "start" REAL NOT NULL,
    "end" REAL,
    "title" TEXT NOT NULL,
    "indexedTitle" TEXT,
    "url" TEXT,
    "imageUrl" TEXT,
    "listed" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "Chapter_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "showId" INTEGER,
    "episodeId" INTEGER,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "href" TEXT,
    "imageUrl" TEXT,
    CONSTRAINT "Person_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Person_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Transcript" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "episodeId" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "timing" TEXT NOT NULL,
    CONSTRAINT "Transcript_episodeId_fkey" FOREIGN KEY ("episodeId") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "transcriptId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "speaker" TEXT,
    "start" REAL,
    "end" REAL,
    "text" TEXT NOT NULL,
    "indexedText" TEXT,
    "wordTimes" TEXT NOT NULL,
    CONSTRAINT "Passage_transcriptId_fkey" FOREIGN KEY ("transcriptId") REFERENCES "Transcript" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "_EpisodeToTag" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_EpisodeToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "Episode" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_EpisodeToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Show_slug_key" ON "Show"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Show_guid_key" ON "Show"("guid");

-- CreateIndex
CREATE UNIQUE INDEX "Feed_showId_key" ON "Feed"("showId");

-- CreateIndex
CREATE UNIQUE INDEX "Feed_location_key" ON "Feed"("location");

-- CreateIndex
CREATE INDEX "Episode_publishedAt_idx" ON "Episode"("publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_showId_guid_key" ON "Episode"("showId", "guid");

-- CreateIndex
CREATE UNIQUE INDEX "Episode_showId_slug_key" ON "Episode"("showId", "slug");

-- CreateIndex
CREATE INDEX "Chapter_episodeId_start_idx" ON "Chapter"("episodeId", "start");

-- CreateIndex
CREATE INDEX "Person_showId_idx" ON "Person"("showId");

-- CreateIndex
CREATE INDEX "Person_episodeId_idx" ON "Person"("episodeId");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_slug_key" ON "Tag"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Transcript_episodeId_language_key" ON "Transcript"("episodeId", "language");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_transcriptId_position_key" ON "Passage"("transcriptId", "position");

-- CreateIndex
CREATE INDEX "Passage_transcriptId_speaker_idx" ON "Passage"("transcriptId", "speaker");

-- CreateIndex
CREATE UNIQUE INDEX "_EpisodeToTag_AB_unique" ON "_EpisodeToTag"("A", "B");

-- CreateIndex
CREATE INDEX "_EpisodeToTag_B_index" ON "_EpisodeToTag"("B");
