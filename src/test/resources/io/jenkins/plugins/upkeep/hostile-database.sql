-- A database of everything that makes a dump, a restore, or a comparison of both go wrong. PostgreSQL 15 to 18.
-- Run it as a superuser in an empty UTF8 database: psql -X -v ON_ERROR_STOP=1 -d DATABASE -f hostile-database.sql
-- It makes roles of the cluster, all beginning with upk_; they may exist already. Optional parts are left out where the
-- server cannot have them: ICU, XML, LZ4, contrib extensions, and the extension upkeep_conf of the folder "extension".
--
-- Beware when reading all of it: some relations cannot be selected from or analyzed, and that is on purpose
-- (shapes.remote, shapes.by_place; others: search for "cannot be read").
\set ON_ERROR_STOP on
\set QUIET on
\encoding UTF8
SET client_min_messages = warning;
SET synchronous_commit = off;
SET search_path = pg_catalog;
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, YMD';
SET IntervalStyle = 'postgres';
SET check_function_bodies = on;

SELECT EXISTS (SELECT FROM pg_collation WHERE collprovider = 'i')                                      AS has_icu,
       EXISTS (SELECT FROM pg_config WHERE name = 'CONFIGURE' AND setting LIKE '%with-libxml%')        AS has_xml,
       EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) AS has_lz4,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'hstore')                              AS has_hstore,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'citext')                              AS has_citext,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist')                          AS has_btree_gist,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm')                             AS has_pg_trgm,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'upkeep_conf')                         AS has_upkeep_conf
\gset

------------------------------------------------------------------------------------------------------------------------
-- Roles of the cluster. pg_dump does not have them; the grants and owners below need them.
------------------------------------------------------------------------------------------------------------------------
DO $roles$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY[
    'upk_owner',                                  -- owns most of what is made here
    'upk_reader',                                 -- has settings, a password and an end
    'upk_ "quoted" role; DROP TABLE x; --',       -- would break SQL that is put together by hand
    'upk_Rolle mit ''Strich'' \ und 😀',          -- would break literals, escapes and narrow encodings
    E'upk_tab\tand %s $1 {0} ${HOME} `id`',       -- would break formats, patterns and shells
    'upk_' || repeat('ö', 29) || 'x',             -- 63 bytes in 34 characters: cut by bytes it is no UTF-8 any more
    'UPK_OWNER']                                  -- differs from another role by its case only
  LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I', role);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      RAISE DEBUG 'role % is there already', role;
    END;
  END LOOP;
END
$roles$;
-- a login with all that a role can have: it must not appear in a log, nor be lost
ALTER ROLE upk_reader LOGIN PASSWORD 'upk ''secret''; \ 1' CONNECTION LIMIT 7 VALID UNTIL 'infinity';
ALTER ROLE upk_reader SET search_path = "Twin", twin;
COMMENT ON ROLE upk_reader IS E'reads; \'quoted\'\n\\echo a second line';
-- a membership that its member may hand on
GRANT upk_owner TO "upk_ ""quoted"" role; DROP TABLE x; --" WITH ADMIN OPTION;

------------------------------------------------------------------------------------------------------------------------
-- Schemas
------------------------------------------------------------------------------------------------------------------------
CREATE SCHEMA kinds;
CREATE SCHEMA shapes AUTHORIZATION upk_owner;
CREATE SCHEMA code;
CREATE SCHEMA rights;
-- the same table names in two schemas whose names differ by case only
CREATE SCHEMA twin;
CREATE SCHEMA "Twin";
-- a schema that ends a statement and goes on in another
CREATE SCHEMA "names ""q"" 's'; DROP SCHEMA kinds; --" AUTHORIZATION "upk_ ""quoted"" role; DROP TABLE x; --";
-- a schema for extensions that must be quoted
CREATE SCHEMA "ext; schema";
-- a schema without anything in it
CREATE SCHEMA "empty schema";
-- the schema that everybody has is changed too: owner, comment and rights
COMMENT ON SCHEMA public IS 'not the standard public schema any more';
GRANT USAGE ON SCHEMA public TO "upk_Rolle mit 'Strich' \ und 😀" WITH GRANT OPTION;

\if :has_hstore
CREATE EXTENSION hstore SCHEMA "ext; schema";
-- rights of an extension's member that differ from what the extension gives
REVOKE EXECUTE ON FUNCTION "ext; schema".hstore(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "ext; schema".hstore(text, text) TO upk_owner;
COMMENT ON EXTENSION hstore IS 'a comment that is not the extension''s own';
\endif
\if :has_citext
CREATE EXTENSION citext SCHEMA "ext; schema";
\endif
\if :has_btree_gist
CREATE EXTENSION btree_gist SCHEMA "ext; schema";
\endif
\if :has_pg_trgm
CREATE EXTENSION pg_trgm SCHEMA "ext; schema";
\endif

------------------------------------------------------------------------------------------------------------------------
-- Names: for each a table, a column, a sequence, two indexes, a view, comments and a grant
------------------------------------------------------------------------------------------------------------------------
DO $names$
DECLARE
  here CONSTANT text := 'names "q" ''s''; DROP SCHEMA kinds; --';
  names CONSTANT text[] := ARRAY[
    'with "double" quotes',                        -- ends an identifier
    'with ''single'' quotes',                      -- ends a literal
    '"',                                           -- nothing but a quote
    ' leading and trailing space ',                -- lost by trim()
    ' ',                                           -- nothing but a space
    'semi;colon',                                  -- ends a statement
    'x"; DROP TABLE kinds.numbers; --',            -- an injection
    '--',                                          -- begins a comment
    '/* not a comment',                            -- begins a comment that never ends
    'back\slash',                                  -- an escape in literals, COPY text and shells
    '\',                                           -- nothing but an escape
    '\.',                                          -- ends COPY data
    '\N',                                          -- is NULL in COPY data
    E'new\nline',                                  -- ends a comment line of a script
    E'new\n\\echo injected',                       -- a psql command on a line of its own
    E'carriage\r\nreturn',                         -- ends a line elsewhere
    E'tab\tstop',                                  -- separates columns of COPY text
    E'control \x01\x1B[31m\x7F',                   -- changes the colour of a terminal
    '100%',                                        -- a format without its letter
    '%s %n %1$s %I',                               -- formats of C, Java and PostgreSQL
    '$1',                                          -- a parameter
    '${env:HOME} $(id) `id`',                      -- shells and templates
    '$$',                                          -- ends a dollar quote
    '?',                                           -- a parameter of JDBC
    ':name',                                       -- a variable of psql
    '{"json": [1]}',                               -- breaks JSON put together by hand
    '<b>html</b> & co',                            -- breaks a report
    'comma, name',                                 -- breaks CSV
    'dotted.name',                                 -- looks qualified
    'a.b.c.d',                                     -- looks over-qualified
    '*',                                           -- a pattern of pg_dump -t
    'kinds.*',                                     -- a pattern that finds others
    '--help',                                      -- an option
    '-n',                                          -- an option of echo
    '/etc/passwd',                                 -- an absolute path
    '../../outside',                               -- a path out of the folder
    '..',                                          -- a folder
    'CON',                                         -- a device of Windows
    'toc.dat',                                     -- a file of pg_dump's own format
    'MANIFEST.json',                               -- perhaps a file of ours
    'select',                                      -- reserved
    'table',                                       -- reserved
    'user',                                        -- a function without parentheses
    'null',                                        -- a literal
    'pg_class',                                    -- hides or is hidden by the catalogue
    'oid',                                         -- was a system column once
    'MixedCase',                                   -- these three differ by case only:
    'mixedcase',                                   -- the same file on some file systems
    'MIXEDCASE',                                   -- and again
    U&'caf\00E9',                                  -- these two look the same: composed,
    U&'cafe\0301',                                 -- and decomposed
    'ключ 鍵 مفتاح',                                -- scripts
    'emoji 😀👩‍👩‍👧‍👦',                                  -- four-byte characters, joined ones
    U&'\05E9\05DC\05D5\05DD',                      -- right to left
    U&'evil\202Elqs.txt',                          -- shown in another order than it is
    U&'zero\200Bwidth',                            -- a space that is not seen
    U&'\FEFFbom',                                  -- a byte order mark
    U&'line\2028separator',                        -- a line break of Unicode
    U&'no-break\00A0space',                        -- a space that isspace() does not know
    repeat('x', 62) || 'a',                        -- 63 bytes; these two differ in the last one only
    repeat('x', 62) || 'b',
    repeat('ß', 31) || 'x',                        -- 63 bytes in 32 characters
    repeat('"', 63)];                              -- 128 bytes when quoted
  name text;
  number int := 0;
  "table" text;
  "view" text;
BEGIN
  FOREACH name IN ARRAY names LOOP
    number := number + 1;
    "table" := format('%I.%I', here, name);
    "view" := format('%I.%I', here, 'view ' || number || ' of ' || left(name, 12));
    EXECUTE format('CREATE TABLE %s (id serial PRIMARY KEY, %I text DEFAULT %L)', "table",
                   CASE name WHEN 'id' THEN 'id ' ELSE name END, name);
    EXECUTE format('INSERT INTO %s (%I) VALUES (DEFAULT), (NULL), (%L)', "table", name, name || name);
    EXECUTE format('CREATE INDEX ON %s (%I) WHERE %I <> %L', "table", name, name, name);
    EXECUTE format('CREATE VIEW %s AS SELECT %I AS %I FROM %s', "view", name, name || ' ', "table");
    EXECUTE format('COMMENT ON TABLE %s IS %L', "table", 'the table ' || name);
    EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', "table", name, 'the column ' || name);
    EXECUTE format('GRANT SELECT (%I) ON %s TO %I', name, "table", 'upk_ "quoted" role; DROP TABLE x; --');
    EXECUTE format('ALTER TABLE %s OWNER TO %I', "table", 'upk_Rolle mit ''Strich'' \ und 😀');
  END LOOP;
END
$names$;

-- the other kinds of things with a bad name
SET search_path = "names ""q"" 's'; DROP SCHEMA kinds; --";
CREATE TYPE "enum; ""type""" AS ENUM ('it''s', '"', '\', '', ' ', 'a,b', '{}', E'line\nbreak', 'ünïcode 😀', '\.', 'NULL');
CREATE TYPE "composite; ""type""" AS ("field; ""one""" text, "select" int, "x\y" "enum; ""type""");
CREATE DOMAIN "domain; ""type""" AS text CONSTRAINT "check; ""it""" CHECK (VALUE <> E'\\''"');
CREATE SEQUENCE "sequence; ""it""" OWNED BY NONE;
CREATE FUNCTION "function; ""it"""("argument; ""it""" text DEFAULT ''';--') RETURNS text LANGUAGE sql IMMUTABLE
  AS $f$ SELECT "argument; ""it""" || '$f'; $f$;
CREATE COLLATION "collation; ""it""" (locale = 'C');
CREATE TABLE "the; ""table""" (
  "composite; ""column""" "composite; ""type""",
  "enums; ""column""" "enum; ""type"""[] NOT NULL,
  "domain; ""column""" "domain; ""type""" COLLATE "collation; ""it""" CONSTRAINT "named; ""check""" CHECK ("domain; ""column""" <> ''),
  CONSTRAINT "primary; ""key""" PRIMARY KEY ("enums; ""column"""));
INSERT INTO "the; ""table""" VALUES
  (ROW (E'",()\\\n\t', -1, '\'), enum_range(NULL::"enum; ""type"""), ';--'),
  (ROW (NULL, NULL, ''), '{}', NULL),
  (ROW ('', 0, NULL), '{NULL,"NULL"}', '\.'),
  (NULL, '{{"","{}"},{"a,b","\\."}}'::text[]::"enum; ""type"""[], '\N');
CREATE INDEX "index; ""it""" ON "the; ""table""" ("function; ""it"""("domain; ""column"""::text));
CREATE STATISTICS "statistics; ""it""" ON "enums; ""column""", "domain; ""column""" FROM "the; ""table""";
CREATE RULE "rule; ""it""" AS ON UPDATE TO "the; ""table""" DO ALSO NOTIFY "channel; ""it""";
CREATE POLICY "policy; ""it""" ON "the; ""table""" TO "upk_ ""quoted"" role; DROP TABLE x; --" USING ("domain; ""column""" <> ';"''');
CREATE FUNCTION "trigger function; ""it"""() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "trigger; ""it""" BEFORE UPDATE OF "domain; ""column""" ON "the; ""table"""
  FOR EACH ROW EXECUTE FUNCTION "trigger function; ""it"""('argument; "it"', E'and\nline', '\');
COMMENT ON CONSTRAINT "named; ""check""" ON "the; ""table""" IS E'\\restrict x\n\\. \n-- ; $$ '' "';
COMMENT ON TRIGGER "trigger; ""it""" ON "the; ""table""" IS E'\n\\echo injected\n';
COMMENT ON POLICY "policy; ""it""" ON "the; ""table""" IS '\';
COMMENT ON RULE "rule; ""it""" ON "the; ""table""" IS '''';
COMMENT ON INDEX "index; ""it""" IS '"';
COMMENT ON TYPE "enum; ""type""" IS '$$';
COMMENT ON DOMAIN "domain; ""type""" IS '';
COMMENT ON COLLATION "collation; ""it""" IS '/*';
COMMENT ON SEQUENCE "sequence; ""it""" IS '--';
COMMENT ON STATISTICS "statistics; ""it""" IS '😀';
COMMENT ON FUNCTION "function; ""it"""(text) IS E'\t';
COMMENT ON SCHEMA "names ""q"" 's'; DROP SCHEMA kinds; --" IS E'a ''schema''\n; DROP SCHEMA kinds; --';

------------------------------------------------------------------------------------------------------------------------
-- Kinds of values
------------------------------------------------------------------------------------------------------------------------
SET search_path = kinds;

-- numbers that are not equal to themselves, have no end, or a sign that = does not see
CREATE TABLE numbers (id int PRIMARY KEY, f4 float4, f8 float8, n numeric, scaled numeric(30, 10), i2 int2, i4 int4, i8 int8);
INSERT INTO numbers VALUES
  (1, 'NaN', 'NaN', 'NaN', 'NaN', -32768, -2147483648, -9223372036854775808),
  (2, 'Infinity', 'Infinity', 'Infinity', 1.5, 32767, 2147483647, 9223372036854775807),
  (3, '-Infinity', '-Infinity', '-Infinity', -0.0000000001, 0, 0, 0),
  (4, '-0', '-0', '-0', '-0', NULL, NULL, NULL),
  (5, '0', '0', '0.000', '0', NULL, NULL, NULL),
  (6, '1.1754944e-38', '2.2250738585072014e-308', 1.500, 1.5, 1, 1, 1),              -- trailing zeros are kept
  (7, '1e-45', '4.9e-324', 1e-100, 0, 1, 1, 1),                                       -- the smallest of all
  (8, '3.4028235e+38', '1.7976931348623157e+308', 1e1000, 9e19, 1, 1, 1),             -- the largest of all
  (9, '0.1', '0.1', 0.1, 0.1, 1, 1, 1),                                               -- needs the shortest exact digits
  (10, '16777217', '9007199254740993', 9007199254740993, 1, 1, 1, 9007199254740993), -- more than a double can count
  (11, NULL, 0.1::float8 + 0.2::float8, (repeat('9', 20000) || '.' || repeat('1', 10000))::numeric, NULL, NULL, NULL, NULL);
-- a scale below zero, and one above the precision
CREATE TABLE odd_scales (below numeric(5, -3), above numeric(3, 6));
INSERT INTO odd_scales VALUES (12345678, 0.000123), (-99999000, -0.000999), ('NaN', 'NaN');

-- texts that look like COPY's own signs, like nothing, or like the end
CREATE TABLE texts (id int GENERATED ALWAYS AS IDENTITY, t text, v varchar(20), c char(8), n name);
INSERT INTO texts (t, v, c, n) VALUES
  (NULL, NULL, NULL, NULL),                                    -- NULL
  ('', '', '', ''),                                            -- not NULL
  ('\N', '\N', '\N', '\N'), ('\\N', '\\N', '\\N', '\\N'),      -- not NULL either
  ('NULL', 'null', 'NULL', 'NULL'), ('"NULL"', '""', '""', ''''), -- nor these
  ('\.', '\.', '\.', '\.'), (E'a\n\\.\nb', E'\n\\.\n', E'\n\\.', '\\.'), -- the end of COPY data
  (E'tab\tnew\nline\r\nreturn\ffeed\bback\vvertical', E'\t', E'\n', E'\r'),
  (E'\r', E'\r\n', E'\n\r', E'\b\f'),                          -- line ends that text modes change
  ('\', '\\', '\\\', '\n'), ('\x41', '\101', '\u0041', '\t'),  -- escapes that are none
  ('  both sides  ', ' x ', ' x ', ' x '),                     -- blanks that count, and for char(n) do not
  (E'\x01\x02\x1b\x7f', E'\x01', E'\x7f', E'\x1b'),            -- control characters
  ('😀 𝄞 👩‍👩‍👧‍👦', '😀', '😀', '😀'), (U&'\202Eabc\FEFF\200B', U&'e\0301', U&'\00E9', U&'\00A0'),
  (U&'\+10FFFF\FFFF\E000\0080', U&'\2028', U&'\2029', U&'\0085'), -- noncharacters, private ones, other line ends
  (repeat(E'\\\t\n', 20000), NULL, NULL, NULL),                -- twice as long in COPY text
  ('\restrict abc', '\unrestrict', '\! id', '\q');             -- commands of psql

-- all 256 values of a byte, alone and together
CREATE TABLE bytes (id int, b bytea, c "char");
INSERT INTO bytes
  SELECT i, decode(lpad(to_hex(i), 2, '0'), 'hex'), CASE WHEN i < 128 THEN i::int::"char" END FROM generate_series(0, 255) i;
INSERT INTO bytes SELECT 256, string_agg(b, '' ORDER BY id), NULL FROM bytes;
INSERT INTO bytes VALUES (257, '', ''), (258, NULL, NULL), (259, '\x5c2e0a5c4e09', '\'), (260, '\xffd8ffe000104a464946', E'\t');

-- dates before Christ, without end, with offsets in seconds, and twice in a night
CREATE TABLE times (id int, d date, t time, tz timetz, ts timestamp, tstz timestamptz, i interval);
INSERT INTO times VALUES
  (1, '4713-01-01 BC', '00:00', '00:00+15:59:59', '4713-01-01 BC', '4713-01-02 00:00+00 BC', '-178000000 years'),
  (2, '5874897-12-31', '24:00', '24:00-15:59:59', '294276-12-31 23:59:59.999999', '294276-12-30 00:00+00', '178000000 years'),
  (3, 'infinity', '23:59:59.999999', '23:59:59.999999Z', 'infinity', 'infinity', '-1 year 2 mons -3 days 04:05:06.789'),
  (4, '-infinity', '00:00:00.000001', '12:00+00:00:01', '-infinity', '-infinity', '1 mon -1 day -00:00:00.000001'),
  (5, '0001-01-01', '12:00', '12:00+05:45', '0001-12-31 23:59:59 BC', '0044-03-15 12:00+00 BC', '0'),
  (6, '2024-02-29', '02:30', '02:30+01', '2024-03-31 02:30', '2024-03-31 00:59:59.999999+00', '-00:00:01'),
  (7, '2024-10-27', '02:30', '02:30+02', '2024-10-27 02:30', '2024-10-27 00:30+00', '25:00:00'),
  (8, '2024-10-27', '02:30', '02:30+01', '2024-10-27 02:30', '2024-10-27 01:30+00', '1 day 01:00'),
  (9, '1582-10-15', '00:00', '00:00Z', '1883-11-18 12:03:57', '1883-11-18 17:00+00', '1 mon'),
  (10, '1970-01-01', '23:59:60', '23:59:60Z', '2016-12-31 23:59:60', '2016-12-31 23:59:60Z', '30 days'),
  (11, NULL, NULL, NULL, NULL, NULL, NULL);

-- arrays: of many dimensions, from other bounds, empty, with NULL and its likes, quotes and braces
CREATE TABLE arrays (id int, t text[], i int[], f float8[], b bytea[], ts timestamptz[], n numeric[][]);
INSERT INTO arrays VALUES
  (1, '{}', '{}', '{}', '{}', '{}', '{}'),
  (2, ARRAY['', NULL, 'NULL', 'null', '"', '\', '{', '}', ',', ' ', E'\t\n', '\N', '😀'], '[0:2]={1,2,3}', '{NaN,Infinity,-Infinity,-0}',
      ARRAY['\x00', '\x5c22'::bytea, '', NULL], '{infinity,-infinity,"0044-03-15 12:00:00+00 BC"}', '{{1.0,NaN},{NULL,-0.00}}'),
  (3, '[-5:-4][7:8]={{a,b},{c,"d e"}}', '[-2147483648:-2147483648]={1}', '[2:2]={1}', NULL, NULL, NULL),
  (4, ARRAY[[['1']]], '{{{{{{1,2},{3,4}}}}}}', NULL, NULL, NULL, NULL),
  (5, NULL, ARRAY[NULL, NULL]::int[], ARRAY[NULL]::float8[], NULL, NULL, NULL);

-- types of our own: enum in another order than the labels', composite with a dropped field, domain over domain
CREATE TYPE mood AS ENUM ('zufrieden', 'ärgerlich', 'ok', '');
ALTER TYPE mood ADD VALUE 'it''s' BEFORE 'zufrieden';
CREATE TYPE pair AS (a int, gone text, b text);
ALTER TYPE pair DROP ATTRIBUTE gone;
CREATE DOMAIN positive AS int CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE DOMAIN small_positive AS positive NOT NULL DEFAULT 7 CHECK (VALUE < 100);
CREATE DOMAIN careful_pair AS pair CHECK ((VALUE).b <> 'bad');
CREATE DOMAIN few AS int[] CHECK (array_length(VALUE, 1) < 4);
CREATE TYPE float_range AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = "float ranges");
CREATE TYPE nested AS (inner_pair pair, moods mood[], span float_range);
CREATE TABLE own_types (id int, m mood, p pair, s small_positive, w careful_pair, f few, r float_range, rs "float ranges", ps pair[], n nested, ns nested[]);
INSERT INTO own_types VALUES
  (1, 'it''s', ROW (NULL, NULL), 1, ROW (1, ''), '{1,NULL,3}', '[NaN,NaN]', '{[-Infinity,0),(1,2]}', ARRAY[ROW (1, E'",()\\')::pair, NULL],
      ROW (ROW (1, '"'), '{"it''s","",NULL}', 'empty'), ARRAY[ROW (NULL, NULL, NULL)::nested]),
  (2, '', ROW (1, ''), 99, NULL, '{}', 'empty', '{}', '{}', NULL, '{}'),
  (3, NULL, NULL, 7, NULL, NULL, '(,)', '{(,)}', NULL, NULL, NULL);
-- a domain whose check came later than the value that breaks it: restored in the other order, the row is refused
CREATE DOMAIN once_free AS text;
CREATE TABLE domain_not_valid (v once_free);
INSERT INTO domain_not_valid VALUES ('bad'), ('good'), (NULL);
ALTER DOMAIN once_free ADD CONSTRAINT never_bad CHECK (VALUE <> 'bad') NOT VALID;

CREATE TABLE ranges (id int, i int4range, b int8range, n numrange, d daterange, ts tsrange, tz tstzrange, im int4multirange, tm tstzmultirange);
INSERT INTO ranges VALUES
  (1, 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', '{}', '{}'),
  (2, '(,)', '[,5]', '[NaN,NaN]', '[2024-01-01,infinity)', '["2024-01-01 00:00",infinity]', '[-infinity,infinity]', '{[1,2),[5,)}', '{("2024-03-31 01:00+00",)}'),
  (3, '(1,5]', '(,)', '(-Infinity,1.50]', '(2024-01-01,2024-01-02)', '("0001-01-01 BC",)', '["2024-10-27 00:30+00","2024-10-27 01:30+00"]', '{(,1),(5,)}', NULL),
  (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- json keeps its text: blanks, order, double keys; jsonb does not
CREATE TABLE documents (id int, j json, b jsonb, p jsonpath);
INSERT INTO documents VALUES
  (1, E'{ "b" : 1,\n\t"a":1, "a":2 }', '{"b":1,"a":1,"a":2}', '$.a[*] ? (@ > 1)'),
  (2, '"\u0000 \ud83d\ude00 \\ \" \/"', '"\ud83d\ude00 \\ \" \/ \n\t"', 'strict $."key with \"quotes\""'),
  (3, '1e1000', '1.000000000000000000000000000000000000001', '$'),
  (4, 'null', 'null', NULL), (5, NULL, NULL, NULL), (6, '[]', '{}', 'lax $.**'), (7, '-0', '-0.0', '$.x');
INSERT INTO documents SELECT 8, deep::json, deep::jsonb, NULL FROM (SELECT repeat('[', 500) || repeat(']', 500) AS deep) d;   -- nested deeper than a recursive reader may like

\if :has_xml
-- xml: a document with a type (COPY leaves its declaration out), a fragment that is no document, and nothing
CREATE TABLE markup (id int, x xml);
INSERT INTO markup VALUES (1, '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><a>&lt;😀</a>'), (2, 'text <b/> and <c>more</c>'), (3, ''), (4, NULL),
  (5, E'<a b="\'">\n\t<![CDATA[ ]] > \\. ]]></a>');
\endif

-- everything else that has a type of its own
CREATE TABLE others (
  id int, m money, bi bit(5), vb varbit, ip inet, net cidr, mac macaddr, mac8 macaddr8, u uuid, v tsvector, q tsquery,
  o oid, l pg_lsn, x xid8, snap pg_snapshot, p point, li line, ls lseg, bx box, pa path, po polygon, ci circle,
  rc regclass, rt regtype, rp regprocedure, rr regrole, cu refcursor, ti tid, xi xid, ov oidvector, iv int2vector, acl aclitem);
INSERT INTO others (id, m, bi, vb, ip, net, mac, mac8, u, v, q, o, l, x, snap, p, li, ls, bx, pa, po, ci, rc, rt, rp, rr, cu, ti, xi, ov, iv, acl) VALUES
  (1, '-92233720368547758.08', B'10101', B'', '::ffff:1.2.3.4/96', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05',
   'ffffffff-ffff-ffff-ffff-ffffffffffff', E'''it\'\'s'':1A,16383 ''a b'':2B \\\\:3', '''it''''s'' & !(a | b:*AB) <-> c',
   4294967295, 'FFFFFFFF/FFFFFFFF', '18446744073709551615', '10:20:10,14,15', '(NaN,-0)', '{1,-1,0}', '[(0,0),(1e300,-1e-300)]',
   '(1,1),(-1,-1)', '[(0,0),(1,1)]', '((0,0),(1,0),(0,1))', '<(0,0),Infinity>',
   'kinds.numbers', 'kinds.small_positive[]', 'pg_catalog.lower(text)', 'upk_owner', 'a "cursor"', '(4294967295,65535)', '4294967295', '1 2 3', '-1 0 1',
   'upk_owner=r*w/upk_owner'),
  (2, '92233720368547758.07', B'00000', B'1', '2001:db8::/32', '::/0', 'ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00:00:00',
   '00000000-0000-0000-0000-000000000000', '', '', 0, '0/0', '0', '1:1:', '(Infinity,-Infinity)', '{0,1,NaN}', '[(0,0),(0,0)]',
   '(Infinity,1),(0,-Infinity)', '((0,0),(1,1))', '((1,1))', '<(1,2),0>', '-', '-', '-', '-', '', '(0,0)', '0', '', '', 'upk_owner=/upk_owner'),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

\if :has_hstore
CREATE TABLE pairs (id int, h "ext; schema".hstore);
INSERT INTO pairs VALUES (1, E'"a b"=>"1, \\"=>", "null"=>NULL, ""=>""'), (2, ''), (3, NULL),
  (4, E'"q\\"uote"=>"back\\\\slash", "tab\t"=>"new\nline"');
CREATE INDEX ON pairs USING gin (h);
\endif
\if :has_citext
-- equal to the index, not equal as bytes
CREATE TABLE cases (c "ext; schema".citext PRIMARY KEY);
INSERT INTO cases VALUES ('Straße'), ('ABC'), ('');
\endif

-- a value of 100 MB in a row that does not compress, and others out of line in each way of storage
CREATE TABLE big (id int PRIMARY KEY, t text, b bytea, m text, p text);
ALTER TABLE big ALTER t SET STORAGE EXTERNAL, ALTER b SET STORAGE EXTERNAL, ALTER m SET STORAGE MAIN, ALTER p SET STORAGE PLAIN;
INSERT INTO big (id, t) SELECT 1, left(string_agg(md5(i::text), ''), 100000000) FROM generate_series(1, 3125000) i;
INSERT INTO big (id, b) SELECT 2, string_agg(decode(md5(i::text), 'hex'), '') FROM generate_series(1, 500000) i;
INSERT INTO big VALUES (3, repeat('a', 10000000), repeat('\', 1000000)::bytea, repeat('compresses well ', 1000), repeat('p', 7000));
INSERT INTO big (id, t) VALUES (4, repeat(E'\\\n', 1000000)), (5, ''), (6, NULL);
-- compressed in ways that the other server may not have been built with
CREATE TABLE compressed (id int, p text COMPRESSION pglz);
INSERT INTO compressed VALUES (1, repeat('pglz ', 100000));
\if :has_lz4
ALTER TABLE compressed ADD l text COMPRESSION lz4;
INSERT INTO compressed VALUES (2, NULL, repeat('lz4 ', 100000));
\endif

------------------------------------------------------------------------------------------------------------------------
-- Shapes of tables
------------------------------------------------------------------------------------------------------------------------
SET search_path = shapes;

-- without rows: still a table that has to be there
CREATE TABLE no_rows (id int PRIMARY KEY, t text);
-- without columns, with rows: each row is an empty line
CREATE TABLE no_columns ();
INSERT INTO no_columns SELECT FROM generate_series(1, 5);
-- without columns since they were dropped
CREATE TABLE no_columns_left (a int, b text);
INSERT INTO no_columns_left VALUES (1, 'x'), (2, 'y');
ALTER TABLE no_columns_left DROP a, DROP b;
-- without columns, without rows
CREATE TABLE nothing ();
-- all columns generated: COPY has no column to name
CREATE TABLE all_generated (a int GENERATED ALWAYS AS (1 + 1) STORED);
INSERT INTO all_generated SELECT FROM generate_series(1, 3);
-- nothing but NULL
CREATE TABLE all_null (a int, b text);
INSERT INTO all_null SELECT NULL, NULL FROM generate_series(1, 4);
-- rows that are equal to each other: counted by =, by ctid, or by a hash that cancels out, they differ
CREATE TABLE duplicates (t text);
INSERT INTO duplicates VALUES ('same'), ('same'), ('same'), ('same'), ('other'), ('other'), ('once');
-- generated columns may not be written to; this one depends on a function and stands in the middle
CREATE TABLE generated (a int, twice int GENERATED ALWAYS AS (a * 2) STORED, t text, low text GENERATED ALWAYS AS (lower(t)) STORED UNIQUE, b int DEFAULT 3);
INSERT INTO generated (a, t) VALUES (1, 'A'), (NULL, NULL), (-5, 'Ü');
-- dropped columns at the beginning, in the middle and at the end; one added later with a default that no row holds
CREATE TABLE dropped (gone1 int, a int, gone2 text, b text, gone3 numeric DEFAULT 1);
INSERT INTO dropped VALUES (1, 1, 'x', 'one', 1), (2, 2, NULL, 'two', NULL);
ALTER TABLE dropped DROP gone1, DROP gone2, DROP gone3;
ALTER TABLE dropped ADD late text DEFAULT E'default;\n\'"\\' NOT NULL;
INSERT INTO dropped VALUES (3, 'three', 'own');
-- identity columns whose sequences have moved on, or go by other rules
CREATE TABLE identity_always (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t text);
INSERT INTO identity_always (t) SELECT 'row ' || i FROM generate_series(1, 10) i;
DELETE FROM identity_always WHERE id > 3;
ALTER TABLE identity_always ALTER id RESTART WITH 1000;
CREATE TABLE identity_default (id bigint GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME shapes."identity's own; name" START 5 INCREMENT -3 MINVALUE -100 MAXVALUE 50 CACHE 7 CYCLE), t text);
INSERT INTO identity_default (t) VALUES ('a'), ('b');
INSERT INTO identity_default VALUES (9223372036854775807, 'by hand');
CREATE TABLE identity_small (id smallint GENERATED ALWAYS AS IDENTITY);
DO $$ BEGIN PERFORM setval('shapes.identity_small_id_seq', 32767); END $$;
-- not in the log: pg_dump has them, replicas do not
CREATE UNLOGGED TABLE unlogged (id serial PRIMARY KEY, t text);
INSERT INTO unlogged (t) VALUES ('will be empty after a crash');
-- 300 columns, most of them NULL, the names in no order
DO $wide$
BEGIN
  EXECUTE 'CREATE TABLE shapes.wide (' || (SELECT string_agg(format('%I %s', 'c ' || (i * 7919) % 300,
    (ARRAY['int', 'text', 'numeric(9,2)', 'timestamptz', 'float8', 'boolean'])[1 + i % 6]), ', ') FROM generate_series(0, 299) i) || ')';
  EXECUTE 'INSERT INTO shapes.wide SELECT ' || (SELECT string_agg((ARRAY['1', '''x''', '1.50', '''2024-01-01Z''', '0.1', 'true'])[1 + i % 6], ', ')
    FROM generate_series(0, 299) i) || ' FROM generate_series(1, 20)';
  INSERT INTO shapes.wide SELECT FROM generate_series(1, 5);
END
$wide$;
-- pages without rows in the middle and at the end, and dead rows: ranges of ctid that hold nothing
CREATE TABLE holes (id int PRIMARY KEY, t text) WITH (autovacuum_enabled = false);
INSERT INTO holes SELECT i, repeat('x', 200) FROM generate_series(1, 20000) i;
DELETE FROM holes WHERE id BETWEEN 2000 AND 17000 OR id > 19000;
UPDATE holes SET t = t || 'y' WHERE id % 2 = 0;
-- options of storage, and an access method that is named
CREATE TABLE options (id int, t text, u text) USING heap
  WITH (fillfactor = 37, autovacuum_vacuum_scale_factor = 0.01, toast.autovacuum_enabled = false, parallel_workers = 3, toast_tuple_target = 4080);
ALTER TABLE options ALTER t SET STORAGE EXTERNAL, ALTER t SET STATISTICS 500, ALTER t SET (n_distinct = -0.25), ALTER u SET STORAGE MAIN;
INSERT INTO options VALUES (1, 't', 'u');
CREATE INDEX options_index ON options (t) WITH (fillfactor = 11);
ALTER TABLE options CLUSTER ON options_index;
-- an access method of our own name
CREATE ACCESS METHOD upk_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE other_access_method (id int) USING upk_heap;
INSERT INTO other_access_method VALUES (1);
-- a table of a type
CREATE TYPE row_type AS (id int, t text);
CREATE TABLE typed OF row_type (id WITH OPTIONS PRIMARY KEY, t DEFAULT 'typed');
INSERT INTO typed VALUES (1), (2);
-- replica identities
CREATE TABLE replica_full (id int, t text);
ALTER TABLE replica_full REPLICA IDENTITY FULL;
CREATE TABLE replica_index (id int NOT NULL, t text, CONSTRAINT replica_index_key UNIQUE (id));
ALTER TABLE replica_index REPLICA IDENTITY USING INDEX replica_index_key;
CREATE TABLE replica_nothing (id int);
ALTER TABLE replica_nothing REPLICA IDENTITY NOTHING;

-- inheritance: each has rows of its own, so a SELECT of the parent sees rows that COPY of the parent does not
CREATE TABLE parent (id int NOT NULL DEFAULT 1, t text, CONSTRAINT only_here CHECK (id < 100) NO INHERIT, CONSTRAINT everywhere CHECK (t <> 'bad'));
CREATE TABLE other_parent (u text DEFAULT 'u', t text);
CREATE TABLE child (x float8, id int DEFAULT 2) INHERITS (parent);                -- merges a column, has another default
CREATE TABLE grandchild (LIKE parent INCLUDING ALL) INHERITS (child, other_parent); -- two parents
-- became a child later; its columns stand in the parent's order, because pg_dump does not keep another one
CREATE TABLE late_child (id int NOT NULL, t text, y int, CONSTRAINT everywhere CHECK (t <> 'bad'));
ALTER TABLE late_child INHERIT parent;
CREATE TABLE "Twin".foreign_child () INHERITS (shapes.parent);                    -- in another schema
INSERT INTO parent VALUES (1, 'parent'), (1, 'parent');
INSERT INTO other_parent VALUES ('only', 'other');
INSERT INTO child VALUES (1000, 'child', 'NaN');
INSERT INTO grandchild (id, t, x, u) VALUES (3, 'grandchild', '-0', 'u');
INSERT INTO late_child VALUES (1, 'late', 7);
INSERT INTO "Twin".foreign_child VALUES (5, 'twin');
-- the child's own column stands before the inherited one, in a restored database behind it: only names tell them apart
CREATE TABLE grown_parent (id int);
CREATE TABLE grown_child (own int) INHERITS (grown_parent);
ALTER TABLE grown_parent ADD late int;
INSERT INTO grown_child (id, own, late) VALUES (1, 2, 3), (4, 5, 6);
-- a parent that only its children fill
CREATE TABLE empty_parent (id int);
CREATE TABLE full_child (extra text) INHERITS (empty_parent);
INSERT INTO full_child VALUES (1, 'x'), (2, NULL);

-- partitions by range, with sub-partitions by list and hash, a default at each floor, one in another schema
CREATE TABLE by_range (id int GENERATED BY DEFAULT AS IDENTITY, at timestamptz NOT NULL, region text, amount numeric) PARTITION BY RANGE (at);
CREATE TABLE by_range_old PARTITION OF by_range FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00+00');
CREATE TABLE "Twin".by_range_2024 PARTITION OF shapes.by_range FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2024-03-31 01:30+00') PARTITION BY LIST (region);
CREATE TABLE "by_range; 'eu'" PARTITION OF "Twin".by_range_2024 FOR VALUES IN ('eu', 'it''s "eu"', E'tab\t\\') PARTITION BY HASH (id);
CREATE TABLE by_range_eu_0 PARTITION OF "by_range; 'eu'" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_range_eu_1 PARTITION OF "by_range; 'eu'" FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE by_range_eu_3 PARTITION OF "by_range; 'eu'" FOR VALUES WITH (MODULUS 4, REMAINDER 3) WITH (fillfactor = 50);
CREATE TABLE twin.by_range_null PARTITION OF "Twin".by_range_2024 FOR VALUES IN (NULL);
CREATE TABLE "Twin".by_range_rest PARTITION OF "Twin".by_range_2024 DEFAULT;
CREATE TABLE by_range_default PARTITION OF by_range DEFAULT;
-- a partition that was a table before: other order of columns, a dropped one, an owner and an index of its own
CREATE TABLE by_range_attached (gone int, amount numeric DEFAULT 5, region text, at timestamptz NOT NULL, id int NOT NULL);
ALTER TABLE by_range_attached DROP gone;
CREATE INDEX own_index ON by_range_attached (region);
ALTER TABLE by_range ATTACH PARTITION by_range_attached FOR VALUES FROM ('2025-01-01 00:00+00') TO ('infinity');
ALTER TABLE by_range_attached OWNER TO "upk_ ""quoted"" role; DROP TABLE x; --";
CREATE INDEX by_range_amount ON by_range (amount DESC NULLS LAST) INCLUDE (region);
COMMENT ON INDEX by_range_amount IS 'has a part in each partition';
-- an index of the parent only, which is not valid as long as partitions lack theirs
CREATE INDEX by_range_only ON ONLY by_range (region, id);
INSERT INTO by_range (at, region, amount)
  SELECT timestamptz '2023-12-01Z' + i * interval '8 hours', (ARRAY['eu', 'us', NULL, 'it''s "eu"', E'tab\t\\'])[1 + i % 5], i / 7.0 FROM generate_series(0, 2000) i;
INSERT INTO by_range (at) VALUES ('-infinity'), ('infinity'), ('0044-03-15 12:00+00 BC');
-- hash of an enum: the hash is of the value's oid, so in another database the rows belong to other partitions
CREATE TABLE by_enum (m kinds.mood, t text) PARTITION BY HASH (m);
CREATE TABLE by_enum_0 PARTITION OF by_enum FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE by_enum_1 PARTITION OF by_enum FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE by_enum_2 PARTITION OF by_enum FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO by_enum SELECT m, m || ' ' || i FROM unnest(enum_range(NULL::kinds.mood) || NULL::kinds.mood) m, generate_series(1, 20) i;
-- by expression, by several columns, by nothing but a default, and without any partition
CREATE TABLE by_expression (a text, b int) PARTITION BY RANGE (lower(a), b);
CREATE TABLE by_expression_1 PARTITION OF by_expression FOR VALUES FROM (MINVALUE, MINVALUE) TO ('m''\', 5);
CREATE TABLE by_expression_2 PARTITION OF by_expression FOR VALUES FROM ('m''\', 5) TO ('z', MAXVALUE);
INSERT INTO by_expression VALUES ('A', 1), ('M''\', 4), ('m''\', 5), ('N', 6);
CREATE TABLE only_default (id int) PARTITION BY LIST (id);
CREATE TABLE only_default_rows PARTITION OF only_default DEFAULT;
INSERT INTO only_default VALUES (1), (NULL);
CREATE TABLE without_partitions (id int PRIMARY KEY) PARTITION BY RANGE (id);
-- foreign keys from and to partitioned tables, with an identity column above partitions
CREATE TABLE keyed (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, next int REFERENCES keyed) PARTITION BY RANGE (id);
CREATE TABLE keyed_low PARTITION OF keyed FOR VALUES FROM (MINVALUE) TO (50);
CREATE TABLE keyed_high PARTITION OF keyed FOR VALUES FROM (50) TO (MAXVALUE);
INSERT INTO keyed (next) SELECT 101 - i FROM generate_series(1, 100) i;
CREATE TABLE to_keyed (id int REFERENCES keyed ON DELETE CASCADE, t text) PARTITION BY HASH (t);
CREATE TABLE to_keyed_0 PARTITION OF to_keyed FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO to_keyed SELECT id, 't' || id FROM keyed WHERE id % 10 = 0;

-- sequences: down, around, with reserve, small, at the end, never asked, told that it was not asked, of an unlogged table
CREATE SEQUENCE up INCREMENT 5 START 17;
CREATE SEQUENCE down INCREMENT -1 START -1;
CREATE SEQUENCE around AS smallint MINVALUE -3 MAXVALUE 3 START 0 CYCLE;
CREATE SEQUENCE reserve CACHE 100;
CREATE SEQUENCE at_end AS int MAXVALUE 10;
CREATE SEQUENCE huge AS bigint MINVALUE -9223372036854775808 START 9223372036854775806;
CREATE SEQUENCE never_asked START 42;
CREATE SEQUENCE told START 42;
CREATE UNLOGGED SEQUENCE unlogged_sequence;
CREATE SEQUENCE owned OWNED BY dropped.b;
-- owned by a column, used by another in another schema
CREATE TABLE "Twin".uses_sequence (id int DEFAULT nextval('shapes.owned'));
DO $sequences$
BEGIN
  PERFORM nextval('shapes.up'), nextval('shapes.up'), nextval('shapes.down'), nextval('shapes.huge'), nextval('shapes.unlogged_sequence');
  PERFORM nextval('shapes.around') FROM generate_series(1, 10);
  PERFORM nextval('shapes.reserve');
  PERFORM setval('shapes.at_end', 10), setval('shapes.told', 4711, false), setval('shapes.owned', 99);
END
$sequences$;

-- foreign keys in circles: no order of loading with the keys in place
CREATE TABLE circle_a (id int PRIMARY KEY, b int);
CREATE TABLE circle_b (id int PRIMARY KEY, c int);
CREATE TABLE circle_c (id int PRIMARY KEY, a int REFERENCES circle_a DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE circle_a ADD FOREIGN KEY (b) REFERENCES circle_b ON UPDATE CASCADE ON DELETE SET NULL (b);
ALTER TABLE circle_b ADD FOREIGN KEY (c) REFERENCES circle_c DEFERRABLE;
INSERT INTO circle_a VALUES (1), (2);
INSERT INTO circle_b VALUES (1), (2);
INSERT INTO circle_c VALUES (1, 1), (2, 2);
UPDATE circle_a SET b = 3 - id;
UPDATE circle_b SET c = id;
-- a row that points to itself, and one that points to a later one
CREATE TABLE self_reference (id int PRIMARY KEY, boss int REFERENCES self_reference DEFERRABLE INITIALLY DEFERRED);
INSERT INTO self_reference VALUES (1, 1), (2, 3), (3, 2);
-- constraints that the rows do not keep
CREATE TABLE broken (id int, ref int, CONSTRAINT never CHECK (id < 3) NOT VALID);
ALTER TABLE broken DROP CONSTRAINT never;
INSERT INTO broken VALUES (1, 1), (5, 99), (5, 99);
ALTER TABLE broken ADD CONSTRAINT below_three CHECK (id < 3) NOT VALID;
ALTER TABLE broken ADD CONSTRAINT broken_key FOREIGN KEY (ref) REFERENCES circle_a MATCH FULL NOT VALID;
COMMENT ON CONSTRAINT broken_key ON broken IS 'two rows violate it';
-- unique: later, with NULL as a value, by an index that becomes the key
CREATE TABLE uniques (a int UNIQUE DEFERRABLE INITIALLY DEFERRED, b int UNIQUE NULLS NOT DISTINCT, c int NOT NULL);
CREATE UNIQUE INDEX uniques_c ON uniques (c) INCLUDE (a);
ALTER TABLE uniques ADD CONSTRAINT "renamed; key" PRIMARY KEY USING INDEX uniques_c;
INSERT INTO uniques VALUES (NULL, NULL, 1), (NULL, 1, 2), (3, 2, 3);
-- exclusion
CREATE TABLE bookings (room int, during tstzrange, cancelled boolean DEFAULT false, EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled) DEFERRABLE);
INSERT INTO bookings VALUES (1, '[2024-01-01 10:00Z,2024-01-01 11:00Z)', false), (1, '[2024-01-01 11:00Z,2024-01-01 12:00Z)', NULL), (1, '[2024-01-01 10:00Z,)', true);
\if :has_btree_gist
SET search_path = shapes, "ext; schema";
ALTER TABLE bookings ADD CONSTRAINT one_per_room EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled);
SET search_path = shapes;
\endif

-- indexes of each kind; one on expressions, one on part of the rows, one that is not valid and that pg_dump leaves out
CREATE TABLE indexed (id int, t text, j jsonb, v tsvector, p point, a int[]);
INSERT INTO indexed SELECT i, md5(i::text), jsonb_build_object('k', i), to_tsvector('simple', 'word' || i), point(i, -i), ARRAY[i, i + 1] FROM generate_series(1, 500) i;
CREATE INDEX indexed_expression ON indexed ((lower(t) || '''";'), (id % 10) DESC NULLS LAST, t text_pattern_ops);
CREATE UNIQUE INDEX indexed_partial ON indexed (id) WHERE t <> E'\n\'' AND id IS NOT NULL;
CREATE INDEX indexed_gin ON indexed USING gin (j jsonb_path_ops, v);
CREATE INDEX indexed_gist ON indexed USING gist (p, v) WITH (buffering = off);
CREATE INDEX indexed_spgist ON indexed USING spgist (p);
CREATE INDEX indexed_brin ON indexed USING brin (id int4_minmax_multi_ops) WITH (pages_per_range = 2);
CREATE INDEX indexed_hash ON indexed USING hash (t);
ALTER INDEX indexed_expression ALTER COLUMN 1 SET STATISTICS 300;
CREATE INDEX indexed_invalid ON indexed (id, t);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'shapes.indexed_invalid'::regclass;
CREATE STATISTICS indexed_statistics (ndistinct, mcv) ON id, t, (id % 7) FROM indexed;
ALTER STATISTICS indexed_statistics SET STATISTICS 42;

\if :has_icu
-- collations: from ICU, and one that takes different bytes for equal, so that a unique index refuses what looks fine
CREATE COLLATION ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
COMMENT ON COLLATION ignore_case IS 'not deterministic';
CREATE TABLE collated (id int, u text COLLATE "und-x-icu", i text COLLATE ignore_case UNIQUE, c text COLLATE "C", p text COLLATE "POSIX");
INSERT INTO collated VALUES (1, 'ä', 'Müller', 'Z', 'a'), (2, 'z', 'MUELLER', 'a', 'Z'), (3, 'Ä', 'ß', '', NULL);
CREATE INDEX collated_index ON collated (i COLLATE ignore_case, c COLLATE "und-x-icu" DESC);
CREATE DOMAIN collated_domain AS text COLLATE ignore_case;
CREATE VIEW collated_view AS SELECT u COLLATE "C" AS u, max(i) AS i FROM collated GROUP BY 1 ORDER BY max(i COLLATE "und-x-icu");
-- bounds of partitions in an order that bytes do not have
CREATE TABLE by_collation (t text COLLATE "und-x-icu") PARTITION BY RANGE (t);
CREATE TABLE by_collation_1 PARTITION OF by_collation FOR VALUES FROM (MINVALUE) TO ('n');
CREATE TABLE by_collation_2 PARTITION OF by_collation FOR VALUES FROM ('n') TO (MAXVALUE);
INSERT INTO by_collation VALUES ('a'), ('Z'), ('ä'), ('z'), ('É');
\endif
\if :has_pg_trgm
CREATE INDEX indexed_trigrams ON indexed USING gist (t "ext; schema".gist_trgm_ops (siglen = 32));
\endif

-- the same names in two schemas, with other columns and rows; one of them is named like a catalogue
CREATE TABLE twin.data (id int PRIMARY KEY, t text);
CREATE TABLE "Twin".data (t text PRIMARY KEY, id int);
CREATE TABLE twin.pg_class (relname text);
CREATE TABLE "Twin".numbers (id int);
INSERT INTO twin.data VALUES (1, 'twin'), (2, 'twin');
INSERT INTO "Twin".data VALUES ('Twin', 1);
INSERT INTO twin.pg_class VALUES ('not a relation');

------------------------------------------------------------------------------------------------------------------------
-- Code: functions, types, operators, triggers, rules, views
------------------------------------------------------------------------------------------------------------------------
SET search_path = code;

-- bodies that look like the end of themselves, like data, like psql's commands
CREATE FUNCTION dollars(IN a text, OUT b text, OUT c int, VARIADIC d int[] DEFAULT '{1}') LANGUAGE plpgsql STRICT LEAKPROOF COST 7
  SET search_path = code, "ext; schema" SET work_mem = '7MB'
AS $outer$
DECLARE
  x text := $$inner $ dollars$$ || $x$ $$ $x$ || '$outer' || E'\\$';
BEGIN
/*
\restrict abc
\unrestrict abc
\! echo injected
COPY kinds.numbers FROM stdin;
1	2
\.
$1 :a :'a' :"a"
*/
  b := x || a;
  c := d[1];
END
$outer$;
CREATE FUNCTION "single quoted"() RETURNS text LANGUAGE sql AS '
-- \.
/*
\restrict abc
*/
SELECT ''it''''s '' || E''\\\\'' || $$;--$$; -- "';
-- two of the same name, one with a set of rows; a window function; a body that is parsed at its creation
CREATE FUNCTION same_name(int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT $1 + 1';
CREATE FUNCTION same_name(text, n int DEFAULT 1) RETURNS TABLE (a text, b int) LANGUAGE sql ROWS 3 AS 'SELECT $1, g FROM generate_series(1, $2) g';
CREATE FUNCTION windowed() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE STRICT AS 'window_row_number';
CREATE FUNCTION parsed(a int) RETURNS numeric BEGIN ATOMIC SELECT a + sum(n.i4) FROM kinds.numbers n WHERE n.id < a; END;
CREATE FUNCTION defaults(a timestamptz DEFAULT '2024-03-31 02:30+01', b text DEFAULT E'\'\\\n', c int[] DEFAULT '{}') RETURNS text LANGUAGE sql RETURN $1::text || $2;
CREATE PROCEDURE procedure(INOUT a int, b text DEFAULT '$$') LANGUAGE plpgsql SECURITY DEFINER AS $p$ BEGIN COMMIT; a := a + 1; END $p$;
COMMENT ON FUNCTION dollars(text, int[]) IS E'$outer$\n\\.\n';
COMMENT ON PROCEDURE procedure(int, text) IS 'a procedure';
COMMENT ON FUNCTION same_name(int) IS '1';
COMMENT ON FUNCTION same_name(text, int) IS '2';

-- a base type of our own; its functions and it need each other
CREATE TYPE own_text;
CREATE FUNCTION own_text_in(cstring) RETURNS own_text LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION own_text_out(own_text) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE own_text (INPUT = own_text_in, OUTPUT = own_text_out, LIKE = text, CATEGORY = 'S', DEFAULT = E'a\'b\\', DELIMITER = ';');
-- a type that never became one
CREATE TYPE shell_only;
CREATE CAST (own_text AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (text AS own_text) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (int AS own_text) WITH INOUT;
CREATE FUNCTION pair_to_text(kinds.pair) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT ($1).b $$;
CREATE CAST (kinds.pair AS text) WITH FUNCTION pair_to_text(kinds.pair);
COMMENT ON CAST (kinds.pair AS text) IS 'a cast';
CREATE TABLE own_texts (t own_text, ts own_text[], lower text GENERATED ALWAYS AS (lower(t::text)) STORED);
INSERT INTO own_texts VALUES (E'\\.\n\t', E'{a,b;"c;d"}'), (NULL, '{}'), ('', NULL), (DEFAULT, '{NULL;"NULL"}');

-- operators with their class, an index by it, a family that holds more
CREATE FUNCTION reverse_less(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT reverse($1) < reverse($2) $$;
CREATE FUNCTION reverse_more(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT reverse($1) > reverse($2) $$;
CREATE FUNCTION reverse_compare(text, text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN reverse($1) < reverse($2) THEN -1 WHEN $1 = $2 THEN 0 ELSE 1 END $$;
CREATE OPERATOR <%# (LEFTARG = text, RIGHTARG = text, FUNCTION = reverse_less, COMMUTATOR = OPERATOR(code.>%#), RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR >%# (LEFTARG = text, RIGHTARG = text, FUNCTION = reverse_more, COMMUTATOR = OPERATOR(code.<%#));
CREATE OPERATOR FAMILY reverse_family USING btree;
CREATE OPERATOR CLASS reverse_class FOR TYPE text USING btree FAMILY reverse_family AS
  OPERATOR 1 <%#, OPERATOR 3 =, OPERATOR 5 >%#, FUNCTION 1 reverse_compare(text, text);
CREATE FUNCTION negated(own_text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 IS NULL';
CREATE OPERATOR !!@ (RIGHTARG = own_text, FUNCTION = negated);
COMMENT ON OPERATOR !!@ (NONE, own_text) IS 'without a left side';
COMMENT ON OPERATOR CLASS reverse_class USING btree IS 'from behind';
COMMENT ON OPERATOR FAMILY reverse_family USING btree IS 'a family';
CREATE TABLE reversed (t text);
INSERT INTO reversed VALUES ('ab'), ('ba'), (NULL), ('');
CREATE INDEX reversed_index ON reversed (t reverse_class);

-- aggregates: plain, ordered set, with a state that moves, of everything
CREATE AGGREGATE joined(text, text) (SFUNC = string_agg_transfn, STYPE = internal, FINALFUNC = string_agg_finalfn);
CREATE AGGREGATE middle(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', COMBINEFUNC = int4pl,
  MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int, MINITCOND = '0', PARALLEL = SAFE);
CREATE AGGREGATE counted(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '5');
COMMENT ON AGGREGATE middle(float8 ORDER BY anyelement) IS 'ordered';
COMMENT ON AGGREGATE counted(*) IS 'of everything';

-- search in texts: all four parts
CREATE TEXT SEARCH PARSER own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY "own; dictionary" (TEMPLATE = own_template, Accept = 'false');
CREATE TEXT SEARCH CONFIGURATION own_search (PARSER = own_parser);
ALTER TEXT SEARCH CONFIGURATION own_search ADD MAPPING FOR asciiword, word WITH "own; dictionary", pg_catalog.english_stem;
COMMENT ON TEXT SEARCH CONFIGURATION own_search IS E'search\n\\.';
CREATE TABLE searched (t text, v tsvector GENERATED ALWAYS AS (to_tsvector('code.own_search'::regconfig, t)) STORED, c regconfig DEFAULT 'code.own_search');
INSERT INTO searched (t) VALUES ('Running words'), ('');

-- rare kinds of things
CREATE CONVERSION own_conversion FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE FUNCTION own_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE "own; language" HANDLER own_handler;
GRANT USAGE ON LANGUAGE "own; language" TO upk_reader;
CREATE FUNCTION in_own_language() RETURNS int LANGUAGE "own; language" AS 'BEGIN RETURN 1; END';
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
COMMENT ON CONVERSION own_conversion IS 'a conversion';
COMMENT ON LANGUAGE "own; language" IS 'a language';

-- foreign data without a library behind it: everything is there, nothing can be read
CREATE FOREIGN DATA WRAPPER "upk; wrapper" OPTIONS ("an ""option""" 'it''s \');
CREATE SERVER "upk; server" TYPE 'it''s' VERSION '1"' FOREIGN DATA WRAPPER "upk; wrapper" OPTIONS (host 'nowhere.invalid');
-- a password in plain text: it belongs into the dump, and nowhere else
CREATE USER MAPPING FOR upk_reader SERVER "upk; server" OPTIONS (user 'x', password 'upk mapping secret');
CREATE USER MAPPING FOR PUBLIC SERVER "upk; server";
COMMENT ON FOREIGN DATA WRAPPER "upk; wrapper" IS 'a wrapper';
COMMENT ON SERVER "upk; server" IS 'a server';
GRANT USAGE ON FOREIGN DATA WRAPPER "upk; wrapper" TO upk_owner WITH GRANT OPTION;
GRANT USAGE ON FOREIGN SERVER "upk; server" TO "upk_ ""quoted"" role; DROP TABLE x; --";
-- a foreign table: cannot be read, its wrapper has no handler
CREATE FOREIGN TABLE shapes.remote (id int OPTIONS ("column" 'it''s') NOT NULL, t text COLLATE "C", CHECK (id > 0)) SERVER "upk; server" OPTIONS ("table" '"');
-- one of the partitions is foreign: the parent cannot be read nor analyzed, its own partition can
CREATE TABLE shapes.by_place (place text, n int) PARTITION BY LIST (place);
CREATE TABLE shapes.by_place_here PARTITION OF shapes.by_place FOR VALUES IN ('here');
CREATE FOREIGN TABLE shapes.by_place_there PARTITION OF shapes.by_place FOR VALUES IN ('there') SERVER "upk; server";
INSERT INTO shapes.by_place_here VALUES ('here', 1), ('here', 2);

-- triggers that refuse rows, truncation and updates: they must come after the data
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trigger % refuses % of %', TG_NAME, TG_OP, TG_TABLE_NAME; END $$;
CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.t := NEW.t || ' changed by a trigger'; RETURN NEW; END $$;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE guarded (id int PRIMARY KEY, t text);
INSERT INTO guarded VALUES (1, 'one'), (2, NULL), (3, E'three\n');
CREATE TRIGGER a_changes BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION change();
CREATE TRIGGER b_always BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER c_replica BEFORE UPDATE ON guarded FOR EACH ROW WHEN (OLD.t IS DISTINCT FROM NEW.t) EXECUTE FUNCTION refuse();
CREATE TRIGGER d_disabled AFTER DELETE ON guarded REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION look();
CREATE TRIGGER e_truncate BEFORE TRUNCATE ON guarded FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE CONSTRAINT TRIGGER f_later AFTER INSERT ON guarded FROM kinds.numbers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION look('a\000b');
ALTER TABLE guarded ENABLE ALWAYS TRIGGER b_always, ENABLE REPLICA TRIGGER c_replica, DISABLE TRIGGER d_disabled;
-- a trigger of a partitioned table that is switched off in one partition
CREATE TRIGGER each_partition AFTER UPDATE ON shapes.by_range FOR EACH ROW EXECUTE FUNCTION look();
ALTER TABLE shapes.by_range_old DISABLE TRIGGER each_partition;

-- rules that swallow or double what INSERT brings; COPY does not know them
CREATE TABLE ruled (id int, t text);
INSERT INTO ruled VALUES (1, 'before the rules');
CREATE TABLE ruled_log (id int);
CREATE RULE swallow AS ON INSERT TO ruled WHERE NEW.id < 0 DO INSTEAD NOTHING;
CREATE RULE double AS ON INSERT TO ruled DO ALSO (INSERT INTO code.ruled_log VALUES (NEW.id); NOTIFY ruled);
CREATE RULE disabled AS ON DELETE TO ruled DO INSTEAD NOTHING;
ALTER TABLE ruled DISABLE RULE disabled, ENABLE ALWAYS RULE double;

-- functions and tables that need each other: type of the row, check, default
CREATE TABLE needs_function (id int PRIMARY KEY, t text);
CREATE FUNCTION needs_table(needs_function) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT ($1).id > 0 $$;
INSERT INTO needs_function VALUES (1, 'x');
ALTER TABLE needs_function ADD CONSTRAINT whole_row CHECK (code.needs_table(needs_function.*));
CREATE FUNCTION counts_rows() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM code.needs_function $$;
ALTER TABLE needs_function ADD n bigint DEFAULT code.counts_rows();

-- views: by a primary key (they must wait for it), upon each other, with options, with names that changed
CREATE TABLE grouped (id int, name text, price numeric, PRIMARY KEY (id));
INSERT INTO grouped VALUES (1, 'one', 1.10), (2, 'two', NULL);
CREATE VIEW by_key AS SELECT id, name, price, count(*) AS n FROM grouped GROUP BY id;
CREATE VIEW upon_by_key AS SELECT *, row_number() OVER (ORDER BY n, id) FROM by_key;
CREATE MATERIALIZED VIEW kept_by_key AS SELECT b.id, g.name, b.n FROM by_key b JOIN grouped g ON g.id = b.id GROUP BY b.id, b.n, g.id;
CREATE FUNCTION parsed_by_key() RETURNS SETOF by_key BEGIN ATOMIC SELECT id, name, price, count(*) FROM grouped GROUP BY id; END;
CREATE VIEW secured WITH (security_barrier, security_invoker = true) AS SELECT * FROM grouped WHERE price > 1 WITH CASCADED CHECK OPTION;
CREATE VIEW renamed (a, "b; ""b""") AS SELECT id, name FROM grouped;
ALTER TABLE grouped RENAME name TO "new; ""name""";
ALTER VIEW renamed ALTER "b; ""b""" SET DEFAULT E'view\'s default\\';
CREATE RULE renamed_insert AS ON INSERT TO renamed DO INSTEAD INSERT INTO grouped VALUES (NEW.a, NEW."b; ""b""") RETURNING id, "new; ""name""";
CREATE VIEW with_trigger AS SELECT id FROM grouped;
CREATE TRIGGER instead INSTEAD OF DELETE ON with_trigger FOR EACH ROW EXECUTE FUNCTION look();
CREATE RECURSIVE VIEW recursive (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM recursive WHERE n < 5;
CREATE VIEW no_columns_view AS SELECT;
CREATE VIEW join_names AS SELECT * FROM (grouped a JOIN grouped b USING (id)) AS j (x, y, z, u, v);
-- a view that needs a function that needs the view
CREATE VIEW loop_view AS SELECT 1 AS x;
CREATE FUNCTION loop_function(loop_view) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).x';
CREATE OR REPLACE VIEW loop_view AS SELECT 1 AS x, code.loop_function(NULL::code.loop_view) AS y;
-- two views that need each other: cannot be read, the recursion has no end
CREATE VIEW mutual_a AS SELECT 1 AS x;
CREATE VIEW mutual_b AS SELECT x FROM mutual_a;
CREATE OR REPLACE VIEW mutual_a AS SELECT x FROM mutual_b;
-- a view in which the time zone, the style of dates and of intervals would show
CREATE VIEW constants AS SELECT '2024-03-31 02:30+01'::timestamptz AS a, '-1 mon +2 days'::interval AS b, 'NaN'::float8 AS c, 0.1::float4 AS d,
  '\x00ff'::bytea AS e, E'a\\b\'c\n'::text AS f, '0044-03-15 BC'::date AS g;

-- materialized views: filled, not filled, upon each other, with an index that must be there to refresh concurrently
CREATE MATERIALIZED VIEW kept AS SELECT id, f8, 'then'::text AS t FROM kinds.numbers;
CREATE UNIQUE INDEX kept_index ON kept (id);
CREATE MATERIALIZED VIEW "kept; upon ""kept""" WITH (fillfactor = 70) AS SELECT id, count(*) OVER () AS n FROM kept;
CREATE MATERIALIZED VIEW kept_without_data AS SELECT * FROM kept WITH NO DATA;
CREATE MATERIALIZED VIEW kept_upon_nothing AS SELECT * FROM kept_without_data WITH NO DATA;
-- older than what it was made from: a refresh on restore gives other rows
CREATE TABLE moved_on (id int);
INSERT INTO moved_on VALUES (1);
CREATE MATERIALIZED VIEW kept_stale AS SELECT id FROM moved_on;
INSERT INTO moved_on VALUES (2);
COMMENT ON MATERIALIZED VIEW kept_stale IS 'holds one row, its table two';
COMMENT ON VIEW by_key IS E'a\nview';
COMMENT ON COLUMN by_key.n IS 'of a view';

------------------------------------------------------------------------------------------------------------------------
-- Rights
------------------------------------------------------------------------------------------------------------------------
SET search_path = rights;

-- row security: one who is subject to it dumps a part and does not see that it is one
CREATE TABLE row_secured (id int, owner name DEFAULT current_user, t text);
INSERT INTO row_secured VALUES (1, 'upk_owner', 'his'), (2, 'upk_reader', 'hers'), (3, 'nobody', 'hidden');
ALTER TABLE row_secured OWNER TO upk_owner;
ALTER TABLE row_secured ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON row_secured FOR ALL TO PUBLIC USING (owner = current_user) WITH CHECK (owner = current_user AND t <> E'\\\'');
CREATE POLICY only_odd ON row_secured AS RESTRICTIVE FOR SELECT TO upk_reader, "upk_Rolle mit 'Strich' \ und 😀" USING (id % 2 = 1);
GRANT SELECT ON row_secured TO upk_reader;
-- enabled without any policy: nobody sees a row; a policy without being enabled: all do
CREATE TABLE secured_from_all (id int);
INSERT INTO secured_from_all VALUES (1), (2);
ALTER TABLE secured_from_all ENABLE ROW LEVEL SECURITY;
CREATE TABLE policy_asleep (id int);
INSERT INTO policy_asleep VALUES (1);
CREATE POLICY asleep ON policy_asleep USING (false);
-- the owner has no right to his own table
CREATE TABLE not_even_the_owner (id int);
INSERT INTO not_even_the_owner VALUES (1);
ALTER TABLE not_even_the_owner OWNER TO "upk_Rolle mit 'Strich' \ und 😀";
REVOKE ALL ON not_even_the_owner FROM "upk_Rolle mit 'Strich' \ und 😀";
-- rights on columns only
CREATE TABLE by_column (a int, "b; ""b""" int, c int);
GRANT SELECT (a, "b; ""b"""), UPDATE (c) ON by_column TO upk_reader WITH GRANT OPTION;
-- rights that were handed on, from one role to the next
CREATE TABLE handed_on (id int);
ALTER TABLE handed_on OWNER TO upk_owner;
GRANT SELECT, TRUNCATE ON handed_on TO "upk_ ""quoted"" role; DROP TABLE x; --" WITH GRANT OPTION;
GRANT USAGE ON SCHEMA rights TO PUBLIC;
SET SESSION AUTHORIZATION "upk_ ""quoted"" role; DROP TABLE x; --";
GRANT SELECT ON rights.handed_on TO upk_reader WITH GRANT OPTION;
SET SESSION AUTHORIZATION upk_reader;
GRANT SELECT ON rights.handed_on TO "UPK_OWNER", PUBLIC;
RESET SESSION AUTHORIZATION;
-- rights on each other kind of thing
CREATE SEQUENCE granted_sequence;
CREATE TYPE granted_type AS ENUM ();
CREATE DOMAIN granted_domain AS int;
CREATE FUNCTION granted_function(int, VARIADIC text[]) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE PROCEDURE granted_procedure() LANGUAGE sql AS '';
CREATE AGGREGATE granted_aggregate(int) (SFUNC = int4pl, STYPE = int);
CREATE VIEW granted_view AS SELECT 1 AS x;
GRANT USAGE, UPDATE ON SEQUENCE granted_sequence TO upk_reader;
REVOKE USAGE ON TYPE granted_type FROM PUBLIC;
GRANT USAGE ON TYPE granted_domain TO upk_reader WITH GRANT OPTION;
REVOKE ALL ON FUNCTION granted_function(int, text[]) FROM PUBLIC, CURRENT_USER;
GRANT EXECUTE ON PROCEDURE granted_procedure() TO "upk_ ""quoted"" role; DROP TABLE x; --";
REVOKE EXECUTE ON FUNCTION granted_aggregate(int) FROM PUBLIC;
GRANT INSERT (x) ON granted_view TO upk_reader;
GRANT ALL ON SCHEMA "names ""q"" 's'; DROP SCHEMA kinds; --" TO "upk_Rolle mit 'Strich' \ und 😀";
-- rights on things of the catalogue: they belong to no schema of ours
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_ls_logdir() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_logdir() TO upk_reader;
GRANT SELECT (rolname) ON pg_catalog.pg_authid TO upk_reader;
-- rights of things that are yet to come
ALTER DEFAULT PRIVILEGES FOR ROLE upk_owner GRANT SELECT ON TABLES TO upk_reader WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE upk_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE "upk_ ""quoted"" role; DROP TABLE x; --" IN SCHEMA rights, "Twin" GRANT USAGE ON SEQUENCES TO "upk_Rolle mit 'Strich' \ und 😀";
ALTER DEFAULT PRIVILEGES FOR ROLE upk_owner REVOKE ALL ON TYPES FROM upk_owner;
COMMENT ON TABLE row_secured IS 'rows of others are not seen';
COMMENT ON TYPE granted_type IS 'without a label';

------------------------------------------------------------------------------------------------------------------------
-- Large objects: empty, with a hole, with bytes of all kinds, with the highest id; owners, comments, rights
------------------------------------------------------------------------------------------------------------------------
DO $large$
BEGIN
  PERFORM lo_create(4200001);                                                                  -- empty: without a page
  PERFORM lo_from_bytea(4200002, '\x00'), lo_put(4200002, 5000000, '\xff');                    -- no pages in between
  PERFORM lo_from_bytea(4200003, (SELECT b FROM kinds.bytes WHERE id = 256));
  PERFORM lo_from_bytea(4200004, (SELECT substr(b, 1, 100000) FROM kinds.big WHERE id = 2));   -- ends within a page
  PERFORM lo_from_bytea(4200005, (SELECT substr(b, 1, 2048 * 3) FROM kinds.big WHERE id = 2)); -- ends with a page
  PERFORM lo_from_bytea(4294967294, 'beyond a signed int');
END
$large$;
ALTER LARGE OBJECT 4200002 OWNER TO upk_owner;
ALTER LARGE OBJECT 4200003 OWNER TO "upk_ ""quoted"" role; DROP TABLE x; --";
GRANT SELECT ON LARGE OBJECT 4200002 TO upk_reader WITH GRANT OPTION;
GRANT SELECT, UPDATE ON LARGE OBJECT 4200004 TO PUBLIC, "upk_Rolle mit 'Strich' \ und 😀";
REVOKE ALL ON LARGE OBJECT 4200005 FROM CURRENT_USER;
COMMENT ON LARGE OBJECT 4200001 IS E'empty; it\'s "so"\n\\.';
COMMENT ON LARGE OBJECT 4294967294 IS '😀';
-- references to large objects, one of which is not there
CREATE TABLE kinds.large_object_ids (id oid, what text);
INSERT INTO kinds.large_object_ids SELECT oid, 'there' FROM pg_largeobject_metadata;
INSERT INTO kinds.large_object_ids VALUES (4711, 'not there');

\if :has_upkeep_conf
------------------------------------------------------------------------------------------------------------------------
-- An extension with configuration: some rows of its tables are its own, some are ours
------------------------------------------------------------------------------------------------------------------------
CREATE EXTENSION upkeep_conf SCHEMA "ext; schema";
-- beside rows that CREATE EXTENSION brings: a restore that empties the table first loses those
INSERT INTO "ext; schema".upkeep_setting VALUES ('own; setting', E'\\.\n\t', false), ('second', NULL, false);
-- all rows are ours, and they refer to the table above
INSERT INTO "ext; schema".upkeep_journal (setting, note) VALUES ('own; setting', 'a'), ('built in one', 'b'), ('second', NULL);
-- a row that nobody declared as configuration: pg_dump leaves it out, so a restore has the extension's own only
INSERT INTO "ext; schema".upkeep_internal VALUES ('not configuration: lost by design');
DO $$ BEGIN PERFORM setval('"ext; schema".upkeep_counter', 4711); END $$;
GRANT SELECT ON "ext; schema".upkeep_setting TO upk_reader;
\endif

------------------------------------------------------------------------------------------------------------------------
-- Things of the whole database
------------------------------------------------------------------------------------------------------------------------
SET search_path = code;

CREATE PUBLICATION "upk; publication" FOR TABLE ONLY shapes.parent, kinds.texts (id, t), shapes.by_range WHERE (id > 5), TABLE shapes.replica_index (id)
  WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION upk_schemas FOR TABLES IN SCHEMA twin, "Twin", TABLE kinds.bytes;
CREATE PUBLICATION upk_nothing;
COMMENT ON PUBLICATION "upk; publication" IS 'a publication';

-- an event trigger that is told of each command; it says so only at the level of debugging
CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE DEBUG 'upk: %', tg_tag; END $$;
CREATE EVENT TRIGGER "upk; event" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION code.told();
CREATE EVENT TRIGGER upk_event_off ON sql_drop EXECUTE FUNCTION code.told();
ALTER EVENT TRIGGER upk_event_off DISABLE;
COMMENT ON EVENT TRIGGER "upk; event" IS 'an event trigger';

-- settings of the database in which text looks different: a tool that does not pin its own compares apples with pears
SELECT format('COMMENT ON DATABASE %I IS %L', current_database(), E'a ''database''\n\\.') AS command
UNION ALL SELECT format('GRANT CREATE, TEMPORARY ON DATABASE %I TO %I', current_database(), 'upk_ "quoted" role; DROP TABLE x; --')
UNION ALL SELECT format('ALTER ROLE upk_reader IN DATABASE %I SET work_mem = %L', current_database(), '7MB')
UNION ALL SELECT format('ALTER DATABASE %I SET %s', current_database(), setting) FROM unnest(ARRAY[
  'TimeZone = ''America/St_Johns''',                   -- half an hour, and summer time: shows in bounds of partitions too
  'DateStyle = ''SQL, DMY''',                          -- 03/04/2024
  'IntervalStyle = ''sql_standard''',                  -- another text, and no way back for mixed signs
  'extra_float_digits = -15',                          -- loses digits
  'bytea_output = ''escape''',                         -- another text for the same bytes
  'xmloption = ''document''',                          -- refuses fragments
  'quote_all_identifiers = ''on''',                    -- another text for the same views
  'search_path = ''Twin'', ''twin'', ''pg_catalog''',  -- twin.pg_class hides the catalogue's
  'default_transaction_isolation = ''serializable''']) AS setting
\gexec
