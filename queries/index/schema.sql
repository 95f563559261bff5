-- What an index holds. Every `iri` is one of the graph; numbers are of this file alone.

CREATE TABLE entity (  -- agents, instruments, verbs and conditions
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, scheme TEXT NOT NULL, kind TEXT NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL,
  is_listed INTEGER NOT NULL, strength INTEGER, asked INTEGER NOT NULL DEFAULT 0, cited INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE above (entity INTEGER NOT NULL, whole INTEGER NOT NULL, PRIMARY KEY (entity, whole)) WITHOUT ROWID;  -- part of
CREATE TABLE member (entity INTEGER NOT NULL, collective INTEGER NOT NULL, PRIMARY KEY (entity, collective)) WITHOUT ROWID;
CREATE TABLE name (
  id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, label TEXT NOT NULL, language TEXT NOT NULL, folded TEXT NOT NULL,
  is_short INTEGER NOT NULL
);
CREATE TABLE work (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, symbol TEXT NOT NULL, kind TEXT NOT NULL, issuer INTEGER, date TEXT NOT NULL,
  mandates INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE version (id INTEGER PRIMARY KEY, work INTEGER NOT NULL, iri TEXT NOT NULL UNIQUE, language TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE topic (work INTEGER NOT NULL, label TEXT NOT NULL, PRIMARY KEY (work, label)) WITHOUT ROWID;
CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, iri TEXT NOT NULL UNIQUE, label TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE mandate (  -- `said` is the mandate of the first language version that says the same
  id INTEGER PRIMARY KEY, said INTEGER NOT NULL, iri TEXT NOT NULL, paragraph INTEGER NOT NULL, position INTEGER NOT NULL, act INTEGER NOT NULL,
  issuer INTEGER, verb TEXT NOT NULL, mode TEXT NOT NULL, action TEXT NOT NULL, due TEXT NOT NULL, conditions TEXT NOT NULL
);
CREATE TABLE role (agent INTEGER NOT NULL, role TEXT NOT NULL, mandate INTEGER NOT NULL, PRIMARY KEY (agent, role, mandate)) WITHOUT ROWID;
CREATE TABLE citation (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL, paragraph INTEGER NOT NULL, cited INTEGER NOT NULL, pin TEXT NOT NULL, relation TEXT NOT NULL
);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Words only: the texts stand in the tables above, under the same numbers.
CREATE VIRTUAL TABLE name_words USING fts5(words, content='', tokenize='ascii', columnsize=0, detail=full);
CREATE VIRTUAL TABLE title_words USING fts5(words, content='', tokenize='ascii', columnsize=0, detail=full);
CREATE VIRTUAL TABLE paragraph_words USING fts5(words, content='', tokenize='ascii', detail=full);
