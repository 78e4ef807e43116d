package org.marsad.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/// When a rule counts, in the site's own time. A span that ends at or before it starts runs over
/// midnight and belongs to the day it starts on; equal ends mean the whole day.
public record Schedule(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId timeZone) {

    public Schedule {
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    public static Schedule always(ZoneId timeZone) {
        return new Schedule(
                EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, timeZone);
    }

    public boolean isOn(Instant instant) {
        ZonedDateTime local = instant.atZone(timeZone);
        LocalTime time = local.toLocalTime();
        if (from.isBefore(until)) {
            return days.contains(local.getDayOfWeek())
                    && !time.isBefore(from)
                    && time.isBefore(until);
        }
        return time.isBefore(until)
                ? days.contains(local.getDayOfWeek().minus(1))
                : !time.isBefore(from) && days.contains(local.getDayOfWeek());
    }
}
