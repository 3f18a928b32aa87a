-- A long statement is settled in the background; each batch is kept together with its place in the file.
alter table payments.statement
  -- How many lines the file has, once it was read through without a fault.
  add column lines int,
  -- The last line that is settled.
  add column done_line int not null default 0,
  -- Why the file could not be read, and where it stopped making sense.
  add column refused text,
  add column refused_line int;
