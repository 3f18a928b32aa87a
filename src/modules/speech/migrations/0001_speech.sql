-- Từ điển phát âm: how a commune wants words to be said by its loudspeakers (product S1).
create schema speech;
grant usage on schema speech to xaso_app;

create table speech.pronunciation (
  unit_id int not null references units.unit,
  id uuid not null,
  written text not null check (char_length(written) between 1 and 60),
  said text not null check (char_length(said) between 1 and 200),
  -- Why it is said so; for whoever reads the list later.
  note text check (char_length(note) between 1 and 300),
  primary key (unit_id, id)
);
-- The same word, whatever its capitals, is said in one way.
create unique index pronunciation_written on speech.pronunciation (unit_id, lower(written));
select platform.guard('speech.pronunciation');
create policy no_citizen on speech.pronunciation as restrictive using (platform.person() is null);
