create schema designs;
grant usage on schema designs to xaso_app;

-- Bản thiết kế biểu mẫu: a form of the commune's own, with the draft that is being edited. Its versions stand in forms.published.
create table designs.design (
  unit_id int not null,
  code text not null check (code ~ ('^[a-z0-9][a-z0-9-]{0,59}\.' || unit_id || '$')),
  id uuid not null,
  -- Null when the newest published version is all there is.
  draft jsonb check (jsonb_typeof(draft) = 'object'),
  -- Grows with every change: a page that was opened on an older one is refused.
  version int not null default 1,
  -- The last number given to a published version; none is given twice, even when its version was deleted.
  last_published int not null default 0,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (unit_id, code)
);
select platform.guard('designs.design');
