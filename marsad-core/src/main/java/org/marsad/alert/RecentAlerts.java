package org.marsad.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.marsad.detect.ObjectClass;
import org.marsad.track.Track;

/// The alerts that a later firing may join: the same rule and zone, near in time and place, so that
/// a flock makes one line and not sixty. A person or a vehicle never joins an alert about an animal:
/// the shepherd gets a line of his own. Bounded; the oldest can't be joined any more.
final class RecentAlerts {

    private final ZoneWatch.Settings settings;
    private final List<Alert> alerts = new ArrayList<>();

    RecentAlerts(ZoneWatch.Settings settings) {
        this.settings = settings;
    }

    /// The alert after this firing: a former one with a higher count, or this one.
    Alert join(Alert firing) {
        alerts.removeIf(a -> isLonger(Duration.between(a.raisedTime(), firing.raisedTime())));
        for (int i = alerts.size() - 1; i >= 0; i--) {
            Alert former = alerts.get(i);
            if (isSame(former, firing)) {
                Alert joined = counted(former);
                alerts.set(i, joined);
                return joined;
            }
        }
        alerts.add(firing);
        if (alerts.size() > settings.mostJoinable()) {
            alerts.removeFirst();
        }
        return firing;
    }

    private boolean isLonger(Duration age) {
        return age.compareTo(settings.joinFor()) > 0;
    }

    private boolean isSame(Alert former, Alert firing) {
        return former.zone().id().equals(firing.zone().id())
                && former.rule().equals(firing.rule())
                && former.track()
                                .kinematics()
                                .position()
                                .horizontalDistanceMetres(firing.track().kinematics().position())
                        <= settings.joinWithinMetres()
                && !hides(former.track(), firing.track());
    }

    private static boolean hides(Track former, Track firing) {
        return former.classification().objectClass() == ObjectClass.ANIMAL
                && switch (firing.classification().objectClass()) {
                    case PERSON, VEHICLE, AIRCRAFT -> true;
                    case ANIMAL, UNKNOWN -> false;
                };
    }

    private Alert counted(Alert former) {
        return new Alert(
                former.id(),
                former.zone(),
                former.rule(),
                former.raisedTime(),
                former.track(),
                former.updates(),
                former.frames(),
                Math.min(former.count() + 1, settings.mostCount()));
    }
}
