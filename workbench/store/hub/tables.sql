-- The tables of a hub. Texts are kept as bytes in UTF-8: exact in a database of any encoding, and with the NUL that
-- PostgreSQL's text cannot hold. The view `readable` has them as text.
CREATE SCHEMA IF NOT EXISTS workbench;

CREATE TABLE workbench.hub (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    identity uuid NOT NULL DEFAULT gen_random_uuid(),
    version integer NOT NULL
);

-- xid is the transaction that brought the row, by which those that commit late are found; sent_by is the role that did.
CREATE TABLE workbench.entries (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 20),
    kind bytea NOT NULL,
    body bytea NOT NULL,
    checker bytea NOT NULL,
    at bytea NOT NULL,
    salt bytea NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    sent_by name NOT NULL DEFAULT session_user
);
CREATE INDEX entries_xid ON workbench.entries (xid);

CREATE TABLE workbench.snapshots (
    sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    media_type bytea NOT NULL,
    data bytea NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    sent_by name NOT NULL DEFAULT session_user
);
-- It is compressed already.
ALTER TABLE workbench.snapshots ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE INDEX snapshots_xid ON workbench.snapshots (xid);

-- Two desks may erase one thing, each with its time and reason: both stay, and each desk's file keeps the earlier.
CREATE TABLE workbench.erased (
    id bytea NOT NULL CHECK (octet_length(id) IN (20, 32)),
    at bytea NOT NULL,
    why bytea NOT NULL,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    sent_by name NOT NULL DEFAULT session_user
);
CREATE UNIQUE INDEX erased_once ON workbench.erased (id, sha256(at), sha256(why));
CREATE INDEX erased_xid ON workbench.erased (xid);

-- What is erased goes, and does not come back, whoever inserts: an erasure waits for those who are sending, and who
-- sends waits for an erasure, so that each sees the other's rows.
CREATE FUNCTION workbench.await_erasures() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ BEGIN
    LOCK TABLE workbench.erased IN SHARE MODE;
    RETURN NULL;
END $$;

-- A plan is kept for a session, and may be made while the tables are empty and reading all of them looks best.
CREATE FUNCTION workbench.sweep() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$ DECLARE
    gone bytea[] := ARRAY(SELECT id FROM workbench.erased);
BEGIN
    DELETE FROM workbench.entries WHERE id = ANY (gone);
    DELETE FROM workbench.snapshots WHERE sha256 = ANY (gone);
    RETURN NULL;
END $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA workbench FROM PUBLIC;

CREATE TRIGGER entries_wait BEFORE INSERT ON workbench.entries EXECUTE FUNCTION workbench.await_erasures();
CREATE TRIGGER entries_sweep AFTER INSERT ON workbench.entries EXECUTE FUNCTION workbench.sweep();
CREATE TRIGGER snapshots_wait BEFORE INSERT ON workbench.snapshots EXECUTE FUNCTION workbench.await_erasures();
CREATE TRIGGER snapshots_sweep AFTER INSERT ON workbench.snapshots EXECUTE FUNCTION workbench.sweep();
CREATE TRIGGER erased_sweep AFTER INSERT ON workbench.erased EXECUTE FUNCTION workbench.sweep();

CREATE VIEW workbench.readable AS
    SELECT encode(id, 'hex') AS id, convert_from(kind, 'UTF8') AS kind, convert_from(body, 'UTF8') AS body,
        convert_from(checker, 'UTF8') AS checker, convert_from(at, 'UTF8') AS at, xid, sent_by
    FROM workbench.entries;
