-- From version 2 on the time of sealing is part of what is signed.
alter table audit.seal add column version smallint not null default 1;
