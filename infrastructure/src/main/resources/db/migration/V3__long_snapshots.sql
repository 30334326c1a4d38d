-- A plan of many tasks is longer than one event may be.
alter table snapshot alter column payload set data type ${longText};
