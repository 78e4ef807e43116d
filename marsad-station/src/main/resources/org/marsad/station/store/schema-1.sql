-- Times are microseconds since 1970-01-01T00:00Z. Coordinates are WGS 84 degrees.

create table run (
  number integer primary key,      -- counts the starts of the station on this folder
  started_us integer not null,
  version text not null,           -- of the program
  highest_track integer not null default 0 -- track numbers above it were never used in this run
);

create table alert (
  id text primary key,             -- r<run number>.<id within that run>
  run integer not null references run,
  raised_us integer not null,      -- time in the picture, not of writing
  severity text not null,          -- urgent, check, note
  event text not null,             -- enters, leaves, crosses, stays
  stay_limit_seconds integer not null, -- of stays; 0 for the others
  zone text not null,              -- id of the zone as it was then; it may be gone since
  zone_name_json text not null,    -- {"": "East gate", "ar": "..."}
  class text not null,             -- person, vehicle, animal, aircraft, unknown
  track integer not null,          -- track number within the run
  latitude_degrees real not null,
  longitude_degrees real not null,
  cameras_json text not null,      -- ids of the cameras that saw it: ["t1-cam"]
  crossings integer not null,      -- how many crossings joined this alert
  state text not null,             -- raised, seen, taken, resolved
  state_by text not null,          -- who did the latest act; empty when unnamed
  state_us integer not null,
  resolution text not null         -- nothing, real, animal, own, weather, test; empty until resolved
);
create index alert_by_time on alert (raised_us);
create index alert_open on alert (state) where state <> 'resolved';

create table alert_act (           -- every act ever acknowledged, in order
  number integer primary key,
  alert text not null references alert on delete cascade,
  act text not null,               -- seen, take, nothing, real, animal, own, weather, test, reopen
  by_name text not null,
  acted_us integer not null
);
create index alert_act_by_alert on alert_act (alert);

create table alert_evidence (
  alert text primary key references alert on delete cascade,
  evidence_json text not null,     -- rule, track, updates and frames that made the alert
  frame_jpeg blob                  -- the frame behind it with the box drawn; null when no camera saw it
);

create table zone (
  id text primary key,
  feature_json text not null,      -- the zone as a GeoJSON feature
  changed_us integer not null
);

create table zone_change (         -- every change ever made, in order
  number integer primary key,
  zone text not null,
  feature_json text,               -- null: deleted
  changed_us integer not null
);

create table setting (
  key text primary key,
  value text not null,
  changed_us integer not null
);
