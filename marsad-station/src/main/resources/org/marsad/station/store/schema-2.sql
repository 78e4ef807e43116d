create table track_act (           -- every act on a track ever acknowledged, in order
  number integer primary key,
  run integer not null references run,
  track integer not null,          -- number of the track, unique over all runs
  act text not null,               -- merge, split, rename, known, unknown, drop
  other integer,                   -- of a merge: number of the track that ended in it
  name text,                       -- of a rename; empty takes the name away
  by_name text not null,
  acted_us integer not null,
  fused_us integer                 -- time of the picture from which on it holds; null: its track was gone by then
);
create index track_act_by_track on track_act (track);
create index track_act_by_other on track_act (other) where other is not null;

create table track_checkpoint (    -- one row: the tracks as they were a few seconds ago at most
  id integer primary key check (id = 1),
  saved_us integer not null,
  last_act integer not null,       -- number of the latest track_act that is in it; 0: none
  tracks_json text not null        -- metres and metres per second in the site's local frame
);
