"""A table of the projections, and the statements that keep its rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One projection: its columns, how many of them are its key, and the column that says whose rows they are."""

    name: str
    columns: tuple[str, ...]
    key: int
    scope: str

    @property
    def create(self) -> str:
        """The statement that makes the table."""
        columns = ", ".join(self.columns)
        key = ", ".join(self.columns[: self.key])
        # Rows are numbered by SQLite: the many indexes then hold a small number where the long ids would stand.
        return f"CREATE TABLE {self.name} ({columns}, UNIQUE ({key}));"

    @property
    def upsert(self) -> str:
        """The statement that writes a row, whether it is there already or not."""
        places = ", ".join("?" * len(self.columns))
        values = ", ".join(f"{name} = excluded.{name}" for name in self.columns[self.key :])
        key = ", ".join(self.columns[: self.key])
        head = f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({places})"
        return f"{head} ON CONFLICT ({key}) DO UPDATE SET {values}" if values else f"{head} ON CONFLICT DO NOTHING"

    def update(self, there: tuple[object, ...], wanted: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
        """The statement, with its values, that turns one row into another of the same key.

        It names only the columns that differ: SQLite writes every index that holds a named column, changed or not.
        """
        differ = [at for at, value in enumerate(wanted) if value != there[at]]
        values = ", ".join(f"{self.columns[at]} = ?" for at in differ)
        key = " AND ".join(f"{name} = ?" for name in self.columns[: self.key])
        statement = f"UPDATE {self.name} SET {values} WHERE {key}"
        return statement, (*(wanted[at] for at in differ), *wanted[: self.key])

    @property
    def delete(self) -> str:
        """The statement that takes a row away by its key."""
        return f"DELETE FROM {self.name} WHERE " + " AND ".join(f"{name} = ?" for name in self.columns[: self.key])

    @property
    def select(self) -> str:
        """The statement that reads the rows of one client or case."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE {self.scope} = ?"
