create table {schema}.project (
    id          uuid         not null primary key,
    project_key varchar(12)  not null,
    name        varchar(500) not null,
    playbook    {text} not null,
    language    varchar(10)  not null,
    content     {text}       not null,
    has_roles   boolean      not null,
    version     bigint       not null,
    created_at  timestamp with time zone not null,
    changed_at  timestamp with time zone not null
);
create index project_by_key on {schema}.project (project_key);

create table {schema}.requirement (
    id         uuid         not null primary key,
    project_id uuid         not null,
    slug       varchar(80)  not null,
    title      varchar(2000) not null,
    lane       varchar(10)  not null,
    playbook   {text} not null,
    phase      varchar(20)  not null,
    archived   boolean      not null,
    content    {text}       not null,
    version    bigint       not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    changed_by {text} not null
);
create index requirement_by_slug on {schema}.requirement (project_id, slug);
create index requirement_by_change on {schema}.requirement (project_id, changed_at);

create table {schema}.document (
    id          uuid         not null primary key,
    body        {text}       not null,
    items       {long text}  not null,
    other_items {long text}  not null,
    version     bigint       not null,
    changed_at  timestamp with time zone not null,
    changed_by  {text} not null
);

create table {schema}.plan (
    id             uuid         not null primary key,
    requirement_id uuid         not null,
    title          varchar(2000) not null,
    path           {text} not null,
    outline        {text}       not null,
    version        bigint       not null,
    changed_at     timestamp with time zone not null,
    changed_by     {text} not null
);
create index plan_by_requirement on {schema}.plan (requirement_id);

create table {schema}.task_place (
    task_id     uuid        not null primary key,
    plan_id     uuid        not null,
    phase_id    uuid        not null,
    parent_id   uuid,
    number      varchar(60) not null,
    position    integer     not null,
    depth       integer     not null,
    place_order integer     not null
);
create index task_place_by_plan on {schema}.task_place (plan_id, place_order);

create table {schema}.task (
    id         uuid         not null primary key,
    plan_id    uuid         not null,
    serial     integer      not null,
    title      varchar(2000) not null,
    notes      {text}       not null,
    notation   {text},
    done       boolean      not null,
    done_at    timestamp with time zone,
    in_commit  varchar(40),
    dropped    boolean      not null,
    version    bigint       not null,
    changed_at timestamp with time zone not null,
    changed_by {text} not null
);
create index task_by_plan on {schema}.task (plan_id);

create table {schema}.task_blocker (
    task_id    uuid    not null,
    blocker_id uuid    not null,
    place      integer not null,
    primary key (task_id, blocker_id)
);
create index task_blocker_by_blocker on {schema}.task_blocker (blocker_id);

create table {schema}.gate (
    id             uuid         not null primary key,
    requirement_id uuid         not null,
    name           {text} not null,
    version        bigint       not null,
    changed_at     timestamp with time zone not null
);
create index gate_by_requirement on {schema}.gate (requirement_id);

create table {schema}.gate_check (
    gate_id   uuid         not null,
    check_key varchar(100) not null,
    place     integer      not null,
    text      {text}       not null,
    kind      varchar(10)  not null,
    rule      {text},
    looks_at  {text}       not null,
    step      varchar(20)  not null,
    state     varchar(10)  not null,
    note      {text}       not null,
    seen      varchar(64)  not null,
    source    {text}       not null,
    evidence_at timestamp with time zone,
    given_by  {text},
    given_at  timestamp with time zone,
    primary key (gate_id, check_key)
);
