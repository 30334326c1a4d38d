-- What a person is let in by has changed as often as this; sessions of an earlier version have ended.
alter table person add column version bigint default 0 not null;
-- Browsers in which somebody stays logged in. The secret is another after each use; the one before is good for a moment more.
create table remembered_browser (
    series     varchar(64) not null primary key,
    person     uuid        not null references person (id) on delete cascade,
    secret     varchar(64) not null,
    former     varchar(64),
    changed_at timestamp with time zone not null
);
create index remembered_browser_person on remembered_browser (person);
create index request_asked_at on request (asked_at);
