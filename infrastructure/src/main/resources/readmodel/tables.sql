-- A width is one that the domain keeps to: a column that a text could outgrow is {text}, and {long text} where many
-- events add to it.
create table {schema}.project (
    id          uuid         not null primary key,
    project_key varchar(12)  not null,
    name        varchar(2000) not null,
    playbook    {text} not null,
    language    varchar(10)  not null,
    content     {long text}       not null,
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
    content    {long text}       not null,
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
    outline        {long text}       not null,
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
    number      {text} not null,
    position    integer     not null,
    depth       integer     not null,
    place_order integer     not null,
    phase_order integer     not null
);
create index task_place_by_plan on {schema}.task_place (plan_id, place_order);
create index task_place_by_parent on {schema}.task_place (parent_id);

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
    stage      varchar(10),
    verify_only boolean     not null,
    attempts   integer      not null,
    failures   integer      not null,
    stopped_at varchar(10),
    why        {text}       not null,
    rests_until timestamp with time zone,
    worked_at timestamp with time zone,
    waiver {text} not null,
    worker_id  uuid,
    holder     varchar(64),
    claim_token bigint,
    claimed_at timestamp with time zone,
    lease_until timestamp with time zone,
    waits_for  integer      not null,
    awaited_by integer      not null,
    version    bigint       not null,
    changed_at timestamp with time zone not null,
    changed_by {text} not null
);
create index task_by_plan on {schema}.task (plan_id, done, waits_for);
create index task_by_lease on {schema}.task (lease_until);
create index task_by_worker on {schema}.task (worker_id);

create table {schema}.task_blocker (
    task_id    uuid    not null,
    blocker_id uuid    not null,
    place      integer not null,
    primary key (task_id, blocker_id)
);
create index task_blocker_by_blocker on {schema}.task_blocker (blocker_id);

create table {schema}.ready_task (
    task_id        uuid    not null primary key,
    project_id     uuid    not null,
    requirement_id uuid    not null,
    phase_order    integer not null,
    place_order    integer not null,
    awaited_by     integer not null,
    serial         integer not null
);
create index ready_task_by_turn on {schema}.ready_task
    (project_id, phase_order, place_order, awaited_by desc, serial);

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
    check_key {text} not null,
    place     integer      not null,
    text      {text}       not null,
    kind      varchar(10)  not null,
    rule      {text},
    looks_at  {text}       not null,
    step      varchar(20)  not null,
    state     varchar(10)  not null,
    note      {text}       not null,
    seen      {text}       not null,
    source    {text}       not null,
    evidence_at timestamp with time zone,
    given_by  {text},
    given_at  timestamp with time zone,
    primary key (gate_id, check_key)
);

create table {schema}.attempt (
    id         uuid         not null primary key,
    task_id    uuid         not null,
    number     integer      not null,
    stage      varchar(10)  not null,
    outcome    varchar(12)  not null,
    worker_id  uuid         not null,
    started_at timestamp with time zone not null,
    ended_at   timestamp with time zone not null,
    reported_by {text}      not null,
    content    {long text}       not null
);
create index attempt_by_task on {schema}.attempt (task_id, number);

create table {schema}.evidence (
    id       uuid        not null primary key,
    task_id  uuid,
    stage    varchar(10),
    gate_id  uuid,
    check_key {text},
    kind     varchar(10) not null,
    sha256   varchar(64) not null,
    filed_at timestamp with time zone not null,
    filed_by {text}      not null,
    filed_by_kind varchar(10) not null,
    content  {long text}      not null
);
create index evidence_by_task on {schema}.evidence (task_id, filed_at);
create index evidence_by_gate on {schema}.evidence (gate_id, filed_at);

create table {schema}.worker (
    id         uuid         not null primary key,
    project_id uuid         not null,
    name       varchar(2000) not null,
    owner      varchar(64)  not null,
    owner_name {text}       not null,
    retired    boolean      not null,
    since      timestamp with time zone not null
);
create index worker_by_project on {schema}.worker (project_id);

create table {schema}.decomposition (
    id         uuid         not null primary key,
    plan_id    uuid         not null,
    started_at timestamp with time zone not null,
    content    {long text}  not null
);
create index decomposition_by_plan on {schema}.decomposition (plan_id, started_at);

create table {schema}.circuit (
    id         uuid         not null primary key,
    level      varchar(10)  not null,
    project_id uuid,
    worker_id  uuid,
    task_id    uuid,
    stage      varchar(10),
    state      varchar(10)  not null,
    trial      uuid,
    failures   integer      not null,
    why        {text}       not null,
    until      timestamp with time zone,
    extensions integer      not null,
    changed_at timestamp with time zone not null,
    changed_by {text}       not null
);
create index circuit_by_project on {schema}.circuit (project_id);
create index circuit_by_task on {schema}.circuit (task_id);

create table {schema}.task_file (
    task_id uuid         not null,
    place   integer      not null,
    path    varchar(400) not null,
    source  varchar(10)  not null,
    primary key (task_id, place)
);
create index task_file_by_path on {schema}.task_file (path);
