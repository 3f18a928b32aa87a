-- When an emergency was last ordered to sound: from then on it waits for a review, each time anew.
alter table bulletins.bulletin add column sounded_at timestamptz;
