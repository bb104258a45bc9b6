"""The tables. The journal itself is stable for ever; the projections carry a number and are rebuilt when it changes."""

from __future__ import annotations

import hashlib

from isva_desk.journal.areas import AREAS
from isva_desk.journal.table import Table

JOURNAL_VERSION = 1
# One more where the same columns are filled otherwise; a change of the tables themselves is seen without it.
FILLED_AS = 9

JOURNAL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY, device TEXT NOT NULL, number INTEGER NOT NULL, clock INTEGER NOT NULL, client TEXT,
    header BLOB NOT NULL, payload BLOB, hash BLOB NOT NULL, UNIQUE (device, number)
) STRICT;
CREATE INDEX entries_of_client ON entries (client, clock, device);
CREATE TABLE heads (
    device TEXT PRIMARY KEY, number INTEGER NOT NULL, clock INTEGER NOT NULL, hash BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE drafts (key TEXT PRIMARY KEY, text TEXT NOT NULL, saved_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
"""


CLIENTS = Table(
    "p_clients",
    (
        "client_id",
        "reference",
        "name_to_use",
        "owner",
        "live",
        "safe_checked",
        "safe_until",
        "channels",
    ),
    1,
    "client_id",
)
CASES = Table(
    "p_cases",
    (
        "client_id", "case_id", "reference", "case_reference", "name_to_use", "stage", "stage_order", "stage_since",
        "next_date",
        "open_count", "past_count", "last_update", "last_contact", "safe_checked", "police_force", "cps_area", "owner",
        "closed", "counted_from", "counted_until", "valid_from", "reassess_on",
    ),
    2,
    "client_id",
)  # fmt: skip
STAGES = Table("p_stages", ("client_id", "case_id", "suspect", "stage", "since", "overridden"), 3, "client_id")
ENTITLEMENTS = Table(
    "p_entitlements",
    (
        "client_id", "case_id", "key", "owner", "rule", "trigger_id", "suspect", "owed_by", "kind", "title",
        "clock_from",
        "due", "due_latest", "outer_limit", "limit_on", "told_on", "verdict", "days_late", "open", "past_from",
        "ask_from", "open_until", "remind_on", "slot", "phases", "asked_on", "answer_by",
    ),
    3,
    "client_id",
)  # fmt: skip
DATES = Table(
    "p_dates", ("client_id", "case_id", "fact_id", "kind", "on_day", "until_day", "hour", "owner"), 3, "client_id"
)
HELD = Table(
    "p_held",
    ("client_id", "case_id", "update_id", "by_body", "since", "about", "owner", "waits", "reachable"),
    3,
    "client_id",
)
VACANCIES = Table(
    "p_vacancies", ("client_id", "case_id", "role", "since", "owner", "asked_on", "answer_by"), 3, "client_id"
)
CHASES = Table(
    "p_chases",
    (
        "client_id", "case_id", "chase_id", "owner", "state", "agency", "step", "to_name", "to_role", "about", "rule",
        "trigger_id", "role", "what", "began_on", "asked_on", "answer_by", "waits_until", "promised_on", "done_on",
        "answer", "answered_on", "times", "promises", "changed",
    ),
    3,
    "client_id",
)  # fmt: skip
# What has a day, or waits for somebody, in every part of the work that is not judged by a rule.
MATTERS = Table(
    "p_matters",
    (
        "client_id", "key", "case_id", "area", "kind", "owner", "on_day", "until_day", "hour", "section", "show_from",
        "show_until", "in_diary", "fact_id", "places",
    ),
    2,
    "client_id",
)  # fmt: skip
CONFLICTS = Table("p_conflicts", ("client_id", "field", "case_id", "first_entry", "second_entry"), 2, "client_id")
FACTS = Table(
    "p_facts", ("client_id", "fact_id", "case_id", "act", "kind", "on_day", "until_day", "retracted"), 2, "client_id"
)
SEARCH = Table("p_search", ("client_id", "doc", "case_id", "text"), 2, "client_id")

TABLES = (
    CLIENTS, CASES, STAGES, ENTITLEMENTS, DATES, HELD, VACANCIES, CHASES, MATTERS, CONFLICTS, FACTS, SEARCH,
    *(table for area in AREAS for table in area.tables),
)  # fmt: skip

# What the pages sort by. Every sort of the caseload walks one of these, so a page costs what it shows.
SORTS = {
    "reference": "reference",
    "name_to_use": "name_to_use",
    "stage": "stage_order",
    "stage_since": "stage_since",
    "next_date": "next_date",
    "open_entitlements": "open_count",
    "past_entitlements": "past_count",
    "last_update": "last_update",
    "last_contact": "last_contact",
    "safe_checked": "safe_checked",
    "police_force": "police_force",
    "cps_area": "cps_area",
    "owner": "owner",
}

INDEXES = (
    *(f"CREATE INDEX p_cases_by_{column} ON p_cases (closed, {column}, case_id);" for column in SORTS.values()),
    "CREATE INDEX p_cases_in_stage ON p_cases (closed, stage);",
    "CREATE INDEX p_cases_counted_by ON p_cases (closed, owner, stage, police_force, cps_area, past_count);",
    "CREATE INDEX p_cases_by_id ON p_cases (case_id);",
    "CREATE INDEX p_cases_by_case_reference ON p_cases (case_reference);",
    "CREATE INDEX p_cases_to_count ON p_cases (counted_until);",
    "CREATE INDEX p_cases_counted ON p_cases (counted_from);",
    "CREATE INDEX p_cases_to_judge ON p_cases (reassess_on);",
    "CREATE INDEX p_cases_judged ON p_cases (valid_from);",
    # One list of Today each: what is looked up by day stands in an index that holds nothing else.
    *(
        f"CREATE INDEX p_entitlements_{slot}_{column}{of} ON p_entitlements ({owner}{columns}) WHERE slot = '{slot}';"
        for slot, columns in (
            ("bail", "remind_on"),
            ("yours", "open_until"),
            ("limit", "ask_from"),
            ("limit", "due, ask_from"),
            ("promise", "due"),
            ("chased", "ask_from"),
            ("chased", "due, ask_from"),
        )
        for column in (columns.partition(",")[0],)
        for of, owner in (("", ""), ("_of", "owner, "))
    ),
    "CREATE INDEX p_dates_by_day ON p_dates (until_day, on_day);",
    "CREATE INDEX p_dates_by_owner ON p_dates (owner, until_day, on_day);",
    "CREATE INDEX p_facts_by_id ON p_facts (fact_id);",
    "CREATE INDEX p_held_by_day ON p_held (waits, since, reachable);",
    "CREATE INDEX p_held_by_owner ON p_held (owner, waits, since, reachable);",
    "CREATE INDEX p_vacancies_by_day ON p_vacancies (since);",
    "CREATE INDEX p_vacancies_by_owner ON p_vacancies (owner, since);",
    "CREATE INDEX p_chases_waiting ON p_chases (waits_until) WHERE state = 'open';",
    "CREATE INDEX p_chases_waiting_of ON p_chases (owner, waits_until) WHERE state = 'open';",
    "CREATE INDEX p_chases_by_id ON p_chases (chase_id);",
    "CREATE INDEX p_chases_by_state ON p_chases (state, asked_on);",
    "CREATE INDEX p_matters_in_section ON p_matters (section, show_from, show_until, on_day);",
    "CREATE INDEX p_matters_of_owner ON p_matters (owner, section, show_from, show_until, on_day);",
    "CREATE INDEX p_matters_in_diary ON p_matters (on_day, until_day) WHERE in_diary = 1;",
    *(index for area in AREAS for index in area.indexes),
    "CREATE INDEX p_clients_by_reference ON p_clients (reference);",
    "CREATE INDEX p_clients_by_safety ON p_clients (live, safe_until);",
    "CREATE INDEX p_clients_by_owner ON p_clients (owner, live, safe_until);",
)

# Full-text search lives in the same encrypted file. It stores only its index; the text itself is in p_search.
FULL_TEXT = """
CREATE TABLE p_search (
    number INTEGER PRIMARY KEY, client_id TEXT NOT NULL, doc TEXT NOT NULL, case_id TEXT, text TEXT NOT NULL,
    UNIQUE (client_id, doc)
);
CREATE VIRTUAL TABLE p_words USING fts5 (
    text, content='p_search', content_rowid='number', tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);
CREATE TRIGGER p_search_in AFTER INSERT ON p_search BEGIN
    INSERT INTO p_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER p_search_new AFTER UPDATE ON p_search BEGIN
    INSERT INTO p_words (p_words, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO p_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER p_search_out AFTER DELETE ON p_search BEGIN
    INSERT INTO p_words (p_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
"""
FOLDED = "CREATE TABLE p_folded (device TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;"

PROJECTIONS = (*(table.create for table in TABLES if table is not SEARCH), FULL_TEXT, FOLDED, *INDEXES)
# What the projections of a vault must have been made by; otherwise they are made again.
PROJECTION_SCHEMA = f"{FILLED_AS}:{hashlib.sha256(repr(PROJECTIONS).encode()).hexdigest()[:16]}"
PROJECTED = (*(table.name for table in TABLES if table is not SEARCH), "p_words", "p_search", "p_folded")


def statements(script: str) -> list[str]:
    """The single statements of a script, with a trigger kept whole. ``executescript`` would commit on its own."""
    found: list[str] = []
    part = ""
    for line in script.strip().splitlines():
        part += line + "\n"
        inside = "BEGIN" in part and not part.rstrip().endswith("END;")
        if part.rstrip().endswith(";") and not inside:
            found.append(part)
            part = ""
    return found
