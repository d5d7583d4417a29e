-- An extension for tests: what pg_dump takes of an extension's tables is only what is declared as configuration.
\echo Use "CREATE EXTENSION upkeep_conf" to load this file. \quit

-- with a condition: the extension's own rows come back by CREATE EXTENSION, the others by the dump
CREATE TABLE upkeep_setting (name text PRIMARY KEY, value text, built_in boolean NOT NULL);
INSERT INTO upkeep_setting VALUES ('built in one', '1', true), ('built in ''two''', '2', true);
SELECT pg_catalog.pg_extension_config_dump('upkeep_setting', 'WHERE NOT built_in');

-- without a condition, with a sequence of its own, and a key that demands an order of loading
CREATE SEQUENCE upkeep_counter;
CREATE TABLE upkeep_journal (
  id int PRIMARY KEY DEFAULT nextval('upkeep_counter'), setting text REFERENCES upkeep_setting, note text);
SELECT pg_catalog.pg_extension_config_dump('upkeep_journal', '');
SELECT pg_catalog.pg_extension_config_dump('upkeep_counter', '');

-- not configuration
CREATE TABLE upkeep_internal (t text);
INSERT INTO upkeep_internal VALUES ('from the extension');
