"""Writes a database of Chinook's shape: make_chinook.py OUT

The same eleven tables and columns as the Chinook sample database, with invented rows, always the same
ones. get_chinook.sh fetches the real database.
"""

import argparse
import random
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

SCHEMA = """
CREATE TABLE Artist (ArtistId INTEGER NOT NULL PRIMARY KEY, Name NVARCHAR(120));
CREATE TABLE Album (AlbumId INTEGER NOT NULL PRIMARY KEY, Title NVARCHAR(160) NOT NULL,
    ArtistId INTEGER NOT NULL REFERENCES Artist);
CREATE TABLE Genre (GenreId INTEGER NOT NULL PRIMARY KEY, Name NVARCHAR(120));
CREATE TABLE MediaType (MediaTypeId INTEGER NOT NULL PRIMARY KEY, Name NVARCHAR(120));
CREATE TABLE Track (TrackId INTEGER NOT NULL PRIMARY KEY, Name NVARCHAR(200) NOT NULL,
    AlbumId INTEGER REFERENCES Album, MediaTypeId INTEGER NOT NULL REFERENCES MediaType,
    GenreId INTEGER REFERENCES Genre, Composer NVARCHAR(220), Milliseconds INTEGER NOT NULL,
    Bytes INTEGER, UnitPrice NUMERIC(10,2) NOT NULL);
CREATE TABLE Employee (EmployeeId INTEGER NOT NULL PRIMARY KEY, LastName NVARCHAR(20) NOT NULL,
    FirstName NVARCHAR(20) NOT NULL, Title NVARCHAR(30), ReportsTo INTEGER REFERENCES Employee,
    BirthDate DATETIME, HireDate DATETIME, Address NVARCHAR(70), City NVARCHAR(40), State NVARCHAR(40),
    Country NVARCHAR(40), PostalCode NVARCHAR(10), Phone NVARCHAR(24), Fax NVARCHAR(24), Email NVARCHAR(60));
CREATE TABLE Customer (CustomerId INTEGER NOT NULL PRIMARY KEY, FirstName NVARCHAR(40) NOT NULL,
    LastName NVARCHAR(20) NOT NULL, Company NVARCHAR(80), Address NVARCHAR(70), City NVARCHAR(40),
    State NVARCHAR(40), Country NVARCHAR(40), PostalCode NVARCHAR(10), Phone NVARCHAR(24),
    Fax NVARCHAR(24), Email NVARCHAR(60) NOT NULL, SupportRepId INTEGER REFERENCES Employee);
CREATE TABLE Invoice (InvoiceId INTEGER NOT NULL PRIMARY KEY, CustomerId INTEGER NOT NULL REFERENCES Customer,
    InvoiceDate DATETIME NOT NULL, BillingAddress NVARCHAR(70), BillingCity NVARCHAR(40),
    BillingState NVARCHAR(40), BillingCountry NVARCHAR(40), BillingPostalCode NVARCHAR(10),
    Total NUMERIC(10,2) NOT NULL);
CREATE TABLE InvoiceLine (InvoiceLineId INTEGER NOT NULL PRIMARY KEY,
    InvoiceId INTEGER NOT NULL REFERENCES Invoice, TrackId INTEGER NOT NULL REFERENCES Track,
    UnitPrice NUMERIC(10,2) NOT NULL, Quantity INTEGER NOT NULL);
CREATE TABLE Playlist (PlaylistId INTEGER NOT NULL PRIMARY KEY, Name NVARCHAR(120));
CREATE TABLE PlaylistTrack (PlaylistId INTEGER NOT NULL REFERENCES Playlist,
    TrackId INTEGER NOT NULL REFERENCES Track, PRIMARY KEY (PlaylistId, TrackId));
CREATE INDEX IFK_AlbumArtistId ON Album (ArtistId);
CREATE INDEX IFK_TrackAlbumId ON Track (AlbumId);
CREATE INDEX IFK_TrackGenreId ON Track (GenreId);
CREATE INDEX IFK_TrackMediaTypeId ON Track (MediaTypeId);
CREATE INDEX IFK_CustomerSupportRepId ON Customer (SupportRepId);
CREATE INDEX IFK_EmployeeReportsTo ON Employee (ReportsTo);
CREATE INDEX IFK_InvoiceCustomerId ON Invoice (CustomerId);
CREATE INDEX IFK_InvoiceLineInvoiceId ON InvoiceLine (InvoiceId);
CREATE INDEX IFK_InvoiceLineTrackId ON InvoiceLine (TrackId);
CREATE INDEX IFK_PlaylistTrackPlaylistId ON PlaylistTrack (PlaylistId);
CREATE INDEX IFK_PlaylistTrackTrackId ON PlaylistTrack (TrackId);
"""

GENRES = ("Rock", "Jazz", "Metal", "Blues", "Latin", "Reggae", "Pop", "Soundtrack", "Classical", "World")
MEDIA_TYPES = ("MPEG audio file", "Protected AAC audio file", "AAC audio file")
PLAYLISTS = ("Music", "Short Tracks", "On the Road")
# Accents, quotes, parentheses and a plus sign: real catalogues have them and every stage must carry them.
ADJECTIVES = (
    "Quiet", "Electric", "Golden", "Última", "Distant", "Crooked", "Silver", "Rhythm + Blue", "Café", "Hollow",
)
NOUNS = ("Harbour", "Satellites", "Avenue", "Lanterns", "Río", "Machines", "Orchard", "Thunder", "Letters", "Mirrors")
FORMS = ("{} {}", "The {} {}", "{} {} (Live)", "Don't Forget the {} {}", "{} {}, Pt. 2")
PEOPLE = ("A. Marin", "B. Okafor", "C. Lindqvist", "D. Moreau", "E. Tanaka", "F. Rossi", "G. Álvarez", "H. Novak")
ALBUM_COUNT, ARTIST_COUNT, CUSTOMER_COUNT, INVOICE_COUNT = 64, 40, 12, 40


def fill(connection):
    """Inserts the rows. Every choice comes from one seeded generator, in a fixed order."""
    pick = random.Random(1421)
    names = [f"{adjective} {noun}" for adjective in ADJECTIVES for noun in NOUNS]
    pick.shuffle(names)

    insert(connection, "Genre", enumerate(GENRES, 1))
    insert(connection, "MediaType", enumerate(MEDIA_TYPES, 1))
    insert(connection, "Playlist", enumerate(PLAYLISTS, 1))
    insert(connection, "Artist", enumerate(names[:ARTIST_COUNT], 1))
    albums = [
        (number, pick.choice(FORMS).format(*names[-number].rsplit(" ", 1)), pick.randint(1, ARTIST_COUNT))
        for number in range(1, ALBUM_COUNT + 1)
    ]
    insert(connection, "Album", albums)
    tracks = list(make_tracks(pick))
    insert(connection, "Track", tracks)
    insert(connection, "PlaylistTrack", ((1 + row[0] % len(PLAYLISTS), row[0]) for row in tracks))
    insert_sales(connection, pick, tracks)


def make_tracks(pick):
    number = 0
    for album in range(1, ALBUM_COUNT + 1):
        genre = pick.randint(1, len(GENRES))
        for _ in range(pick.randint(6, 14)):
            number += 1
            name = pick.choice(FORMS).format(pick.choice(ADJECTIVES), pick.choice(NOUNS))
            # Chinook leaves about a quarter of the composers out.
            composer = None if pick.random() < 0.25 else ", ".join(pick.sample(PEOPLE, pick.randint(1, 3)))
            milliseconds = pick.randint(95_000, 520_000)
            yield (number, name, album, pick.randint(1, len(MEDIA_TYPES)), genre, composer,
                   milliseconds, milliseconds * 33, 0.99)


def insert_sales(connection, pick, tracks):
    insert(connection, "Employee", [
        (1, "Marin", "Ana", "General Manager", None, "1970-02-18", "2019-08-14", "1 Quay Street", "Halifax", "NS",
         "Canada", "B3H 1A1", "+1 902 555 0100", None, "ana@example.com"),
        (2, "Okafor", "Ben", "Sales Support Agent", 1, "1984-05-09", "2020-04-01", "2 Quay Street", "Halifax", "NS",
         "Canada", "B3H 1A1", "+1 902 555 0101", None, "ben@example.com"),
    ])
    insert(connection, "Customer", (
        (number, f"Customer {number}", "Example", None, f"{number} Main Street", "Halifax", "NS", "Canada",
         "B3H 1A1", None, None, f"customer{number}@example.com", 2)
        for number in range(1, CUSTOMER_COUNT + 1)
    ))
    day, line = datetime(2024, 1, 1), 0
    for invoice in range(1, INVOICE_COUNT + 1):
        sold = pick.sample(tracks, pick.randint(1, 6))
        insert(connection, "Invoice", [(
            invoice, pick.randint(1, CUSTOMER_COUNT), str(day + timedelta(days=9 * invoice)), "1 Main Street",
            "Halifax", "NS", "Canada", "B3H 1A1", round(0.99 * len(sold), 2),
        )])
        for track in sold:
            line += 1
            insert(connection, "InvoiceLine", [(line, invoice, track[0], track[8], 1)])


def insert(connection, table, rows):
    rows = list(rows)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def make(out):
    """Writes the database in place of whatever is at the path."""
    out = Path(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(out.name + ".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as connection, connection:
        connection.executescript(SCHEMA)
        fill(connection)
    partial.replace(out)


def main():
    parser = argparse.ArgumentParser(description="Writes a database of Chinook's shape with invented rows.")
    parser.add_argument("out")
    out = parser.parse_args().out
    make(out)
    print(out)


if __name__ == "__main__":
    main()
