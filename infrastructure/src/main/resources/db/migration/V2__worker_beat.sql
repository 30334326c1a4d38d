-- The last sign of life of each worker; not part of what has happened.
create table worker_beat (
    worker     uuid not null primary key,
    project_id uuid not null,
    at         timestamp with time zone not null,
    calls      integer,
    minutes    integer
);
create index worker_beat_by_project on worker_beat (project_id);
