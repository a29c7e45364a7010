-- Roles with the least rights for a hub, to be run once by its owner, after the first `workbench sync` has made the
-- tables: workbench sync --roles | psql "$HUB"
-- They are groups; each person has a role of their own: CREATE ROLE ada LOGIN; GRANT workbench_checker TO ada;
DO $$ DECLARE
    each text;
BEGIN
    FOREACH each IN ARRAY ARRAY['workbench_reader', 'workbench_checker', 'workbench_eraser'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = each) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', each);
        END IF;
    END LOOP;
END $$;

REVOKE ALL ON SCHEMA workbench FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA workbench FROM PUBLIC;

-- Reads all, sends nothing.
GRANT USAGE ON SCHEMA workbench TO workbench_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA workbench TO workbench_reader;

-- Sends too; changes and removes nothing, and cannot say which transaction or which role brought a row.
GRANT workbench_reader TO workbench_checker;
GRANT INSERT (id, kind, body, checker, at, salt) ON workbench.entries TO workbench_checker;
GRANT INSERT (sha256, media_type, data) ON workbench.snapshots TO workbench_checker;

-- Erases too, for everyone who syncs.
GRANT workbench_checker TO workbench_eraser;
GRANT INSERT (id, at, why) ON workbench.erased TO workbench_eraser;

-- Rows on their way are in temporary tables, which a strict database grants to no one.
DO $$ BEGIN
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO workbench_checker', current_database());
END $$;
