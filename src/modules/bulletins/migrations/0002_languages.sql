-- One bulletin in several languages, spoken one after the other in this order: [] for one language alone. Of each its language, the uploaded
-- sound (null: the bulletin's own text or file), its name, and, once it is made, how long it is or why it cannot be used.
alter table bulletins.bulletin add column spoken_in jsonb not null default '[]'
  check (jsonb_typeof(spoken_in) = 'array' and jsonb_array_length(spoken_in) <= 5);
