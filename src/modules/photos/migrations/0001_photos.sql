create schema photos;
grant usage on schema photos to xaso_app;

-- Trang ảnh: photos of a paper, page by page, until they are bound into one PDF and handed in. Each arrives by itself, so
-- that a broken connection loses at most the one under way.
create table photos.page (
  unit_id int not null,
  id uuid not null,
  person_id uuid not null,
  place_kind text not null check (place_kind in ('dossier', 'draft')),
  place_id uuid not null,
  slot text not null,
  position int not null,
  file_id uuid not null,
  -- Quarter turns to the right, by hand.
  turned int not null default 0 check (turned between 0 and 3),
  -- Made in the browser: a photo that is sent again after a broken connection is the same photo.
  key text not null,
  added_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, place_kind, place_id, slot, key)
);
create index page_place on photos.page (unit_id, place_kind, place_id, slot, position);
create index page_old on photos.page (unit_id, added_at);
select platform.guard('photos.page');
select platform.own('photos.page', 'person_id');
