-- The tables of version 5, as it made them from its second shape on; the first had no column verdicts.blind.
CREATE TABLE journal (
        id BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
        checker TEXT NOT NULL, at TEXT NOT NULL, salt BLOB NOT NULL);
CREATE INDEX journal_checker ON journal (checker) WHERE checker <> '';
CREATE TABLE snapshots (sha256 BLOB PRIMARY KEY NOT NULL, media_type TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE erased (id BLOB PRIMARY KEY NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL);
CREATE TABLE articles (
        id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, author TEXT NOT NULL,
        published TEXT, url TEXT NOT NULL, language TEXT NOT NULL, media_type TEXT NOT NULL, entry TEXT NOT NULL,
        text TEXT NOT NULL);
CREATE TABLE readings (
        id TEXT PRIMARY KEY NOT NULL, article_id TEXT NOT NULL, extractor TEXT NOT NULL, newest INTEGER NOT NULL);
CREATE INDEX readings_article ON readings (article_id);
CREATE TABLE claims (
        row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, article_id TEXT NOT NULL, number INTEGER NOT NULL,
        text TEXT NOT NULL, status TEXT NOT NULL, rating TEXT NOT NULL, claimant TEXT NOT NULL, kind TEXT NOT NULL,
        worth REAL NOT NULL, reasons TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        sentence TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
        listed INTEGER NOT NULL, reading TEXT, entry TEXT NOT NULL);
CREATE INDEX claims_order ON claims (article_id, "start", "end");
CREATE INDEX claims_worth ON claims (worth DESC, article_id, "start", "end") WHERE listed;
CREATE INDEX claims_status ON claims (status, article_id, "start", "end") WHERE listed;
CREATE TABLE quantities (
        claim_id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, modifier TEXT NOT NULL,
        lower TEXT, upper TEXT, unit TEXT NOT NULL, precision TEXT NOT NULL, role TEXT NOT NULL, "of" TEXT NOT NULL,
        counted TEXT NOT NULL, rule TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (claim_id, position));
CREATE TABLE dates (
        claim_id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, edtf TEXT NOT NULL,
        relative INTEGER NOT NULL, rule TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (claim_id, position));
CREATE TABLE sources (
        row INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
        url TEXT NOT NULL, published TEXT NOT NULL, accessed TEXT NOT NULL, kind TEXT NOT NULL,
        author TEXT NOT NULL, archive_url TEXT NOT NULL, snapshot TEXT NOT NULL, derived_from TEXT NOT NULL,
        note TEXT NOT NULL, number INTEGER NOT NULL, given INTEGER NOT NULL, short_name TEXT NOT NULL,
        confidential INTEGER NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE INDEX sources_title ON sources (title, id);
CREATE INDEX sources_number ON sources (number);
CREATE INDEX sources_snapshot ON sources (snapshot) WHERE snapshot <> '';
CREATE TABLE evidence (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, source_id TEXT NOT NULL, calculation TEXT NOT NULL,
        quote TEXT NOT NULL, locator TEXT NOT NULL, stance TEXT NOT NULL, quantities TEXT NOT NULL,
        comparison TEXT NOT NULL, note TEXT NOT NULL, inputs TEXT NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE INDEX evidence_claim ON evidence (claim_id);
CREATE INDEX evidence_source ON evidence (source_id);
CREATE INDEX evidence_calculated ON evidence (claim_id) WHERE inputs <> '[]';
CREATE TABLE verdicts (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, scale TEXT NOT NULL, rating TEXT NOT NULL,
        explanation TEXT NOT NULL, evidence_ids TEXT NOT NULL, supersedes TEXT NOT NULL, blind INTEGER NOT NULL,
        checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL,
        retracted INTEGER NOT NULL);
CREATE INDEX verdicts_claim ON verdicts (claim_id);
CREATE TABLE dismissals (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, reason TEXT NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE INDEX dismissals_claim ON dismissals (claim_id);
CREATE TABLE notes (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, text TEXT NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE INDEX notes_claim ON notes (claim_id);
CREATE TABLE waivers (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, reason TEXT NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE INDEX waivers_claim ON waivers (claim_id);
CREATE TABLE series (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, "values" TEXT NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE TABLE added_claims (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL, article_id TEXT NOT NULL, text TEXT NOT NULL,
        checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL);
CREATE INDEX added_claims_claim ON added_claims (claim_id);
CREATE TABLE checkers (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL, organization TEXT NOT NULL,
        url TEXT NOT NULL, entry TEXT NOT NULL);
CREATE TABLE retractions (
        id TEXT NOT NULL, entry TEXT NOT NULL, checker TEXT NOT NULL, at TEXT NOT NULL, live INTEGER NOT NULL, PRIMARY KEY (id, entry));
CREATE INDEX retractions_entry ON retractions (entry) WHERE live;
CREATE TABLE signatures (
        id TEXT NOT NULL, entry TEXT NOT NULL, key TEXT NOT NULL, valid INTEGER NOT NULL, PRIMARY KEY (id, entry));
CREATE INDEX signatures_entry ON signatures (entry);
CREATE VIRTUAL TABLE claims_fts USING fts5(text, sentence, claimant, content="claims", content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN INSERT INTO claims_fts (rowid, text, sentence, claimant) VALUES (new.row, new.text, new.sentence, new.claimant); END;
CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN INSERT INTO claims_fts (claims_fts, rowid, text, sentence, claimant) VALUES ('delete', old.row, old.text, old.sentence, old.claimant); END;
CREATE TRIGGER claims_changed AFTER UPDATE OF text, sentence, claimant ON claims WHEN old.text IS NOT new.text OR old.sentence IS NOT new.sentence OR old.claimant IS NOT new.claimant BEGIN INSERT INTO claims_fts (claims_fts, rowid, text, sentence, claimant) VALUES ('delete', old.row, old.text, old.sentence, old.claimant); INSERT INTO claims_fts (rowid, text, sentence, claimant) VALUES (new.row, new.text, new.sentence, new.claimant); END;
CREATE VIRTUAL TABLE sources_fts USING fts5(title, publisher, author, url, content="sources", content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE TRIGGER sources_added AFTER INSERT ON sources BEGIN INSERT INTO sources_fts (rowid, title, publisher, author, url) VALUES (new.row, new.title, new.publisher, new.author, new.url); END;
CREATE TRIGGER sources_removed AFTER DELETE ON sources BEGIN INSERT INTO sources_fts (sources_fts, rowid, title, publisher, author, url) VALUES ('delete', old.row, old.title, old.publisher, old.author, old.url); END;
CREATE TRIGGER sources_changed AFTER UPDATE OF title, publisher, author, url ON sources WHEN old.title IS NOT new.title OR old.publisher IS NOT new.publisher OR old.author IS NOT new.author OR old.url IS NOT new.url BEGIN INSERT INTO sources_fts (sources_fts, rowid, title, publisher, author, url) VALUES ('delete', old.row, old.title, old.publisher, old.author, old.url); INSERT INTO sources_fts (rowid, title, publisher, author, url) VALUES (new.row, new.title, new.publisher, new.author, new.url); END;
CREATE VIRTUAL TABLE claims_terms USING fts5vocab(claims_fts, 'row');
CREATE VIEW claim_status AS
        SELECT articles.title AS article, claims.number, claims.text, claims.status, claims.rating,
            claims.claimant, claims.sentence, claims.id AS claim_id, claims.article_id
        FROM claims LEFT JOIN articles ON articles.id = claims.article_id
        WHERE claims.listed ORDER BY claims.article_id, claims.number;
CREATE VIEW live_verdicts AS
        SELECT claims.text AS claim, verdicts.scale, verdicts.rating, verdicts.explanation,
            checkers.name AS checker, verdicts.at, verdicts.claim_id, verdicts.id AS verdict_id
        FROM verdicts LEFT JOIN claims ON claims.id = verdicts.claim_id
            LEFT JOIN checkers ON checkers.id = verdicts.checker
        WHERE verdicts.live;
CREATE VIEW disputes AS
        SELECT claims.article_id, claims.number, live_verdicts.*
        FROM claims JOIN live_verdicts ON live_verdicts.claim_id = claims.id
        WHERE claims.status = 'disputed' AND claims.listed;
CREATE TABLE passages (
        row INTEGER PRIMARY KEY, snapshot TEXT NOT NULL, ordinal INTEGER NOT NULL, locator TEXT NOT NULL,
        context TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (snapshot, ordinal));
CREATE TABLE snapshot_texts (
        snapshot TEXT PRIMARY KEY NOT NULL, reader TEXT NOT NULL, trouble TEXT NOT NULL, language TEXT NOT NULL);
CREATE VIRTUAL TABLE passages_fts USING fts5(text, context, content="passages", content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN INSERT INTO passages_fts (rowid, text, context) VALUES (new.row, new.text, new.context); END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN INSERT INTO passages_fts (passages_fts, rowid, text, context) VALUES ('delete', old.row, old.text, old.context); END;
CREATE TRIGGER passages_changed AFTER UPDATE OF text, context ON passages WHEN old.text IS NOT new.text OR old.context IS NOT new.context BEGIN INSERT INTO passages_fts (passages_fts, rowid, text, context) VALUES ('delete', old.row, old.text, old.context); INSERT INTO passages_fts (rowid, text, context) VALUES (new.row, new.text, new.context); END;
CREATE VIRTUAL TABLE passages_terms USING fts5vocab(passages_fts, 'row');
CREATE TABLE uncleaned (since TEXT NOT NULL);
CREATE TABLE source_numbers (highest INTEGER NOT NULL);
CREATE TABLE hubs (identity TEXT PRIMARY KEY NOT NULL, remembered TEXT NOT NULL);
