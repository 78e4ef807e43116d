create table sensor_correction (   -- every correction ever acknowledged, in order; the latest of a sensor holds
  number integer primary key,
  run integer not null references run,
  sensor text not null,
  bearing_radians real not null,   -- its azimuths are too large by this; 0 in all three: nothing is taken off any more
  range_metres real not null,      -- its distances are too large by this
  clock_seconds real not null,     -- its clock is ahead by this
  by_name text not null,
  acted_us integer not null
);
create index sensor_correction_by_sensor on sensor_correction (sensor);
