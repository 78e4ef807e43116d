package org.marsad.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marsad.track.Scene.scan;

import com.google.errorprone.annotations.FormatMethod;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marsad.geo.EastNorthUp;
import org.marsad.track.Scene;
import org.marsad.track.Track;
import org.marsad.track.Tracker;
import org.marsad.track.TrackerSettings;

/// Every intrusion is one line, however the border trembles, the tracklets break and the flock swarms. The
/// yard lies between east 0 and 400, north −50 and 350.
class OnceOnlyTest {

    private final Tracker tracker = new Tracker(TrackerSettings.standard());
    private final ZoneWatch watch = new ZoneWatch(ZoneWatch.Settings.standard());

    /// The latest standing of each alert.
    private final Map<String, Alert> lines = new LinkedHashMap<>();

    OnceOnlyTest() {
        Rule enters =
                new Rule(
                        new Rule.Enters(),
                        Set.of(),
                        Schedule.always(ZoneId.of("UTC")),
                        Severity.CHECK);
        List<EastNorthUp> corners =
                List.of(
                        new EastNorthUp(0, -50, 0),
                        new EastNorthUp(400, -50, 0),
                        new EastNorthUp(400, 350, 0),
                        new EastNorthUp(0, 350, 0));
        watch.replaceZones(
                List.of(new Zone("yard", "Yard", Zone.Kind.AREA, corners, List.of(enters))));
    }

    @FormatMethod
    private void step(String line, Object... values) {
        watch.watch(Scene.picture(tracker, scan(line, values)))
                .forEach(alert -> lines.put(alert.id(), alert));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void intrudersFarApartAreOneLineEachWithACountOfOne(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 900; i++) {
            double t = i * 0.1;
            StringBuilder places = new StringBuilder();
            for (int k = 0; k < 2; k++) {
                places.append(
                        String.format(
                                Locale.ROOT,
                                " (%f,%f)~3#%d person",
                                t - 20 - 15 * k + 1.5 * random.nextGaussian(),
                                300.0 * k + 1.5 * random.nextGaussian(),
                                10 * k + 1 + i / (200 + 50 * k) * 100));
            }
            step("%.1f cam1%s", t, places);
        }
        assertThat(lines.values()).extracting(Alert::count).containsExactly(1, 1);
    }

    @Test
    void oneWhoStepsInAndOutIsOneLineThatCounts() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            double t = i * 0.1;
            double east = 20 * Math.sin(t * 2 * Math.PI / 60 - Math.PI / 2);
            step(
                    "%.1f cam1 (%f,%f)~2 person",
                    t, east + random.nextGaussian(), random.nextGaussian());
        }
        assertThat(lines.values()).extracting(Alert::count).containsExactly(5);
    }

    /// Sixty sheep within 20 m; a camera reports some of them, others merged, under changing numbers.
    @Test
    void aFlockOfMergingBlobsIsOneLineAndFewNumbers() {
        Random random = new Random(12);
        Set<Long> numbers = new TreeSet<>();
        for (int i = 0; i < 1800; i++) {
            double t = i * 0.1;
            StringBuilder places = new StringBuilder();
            for (int sheep = 0; sheep < 60; sheep++) {
                int row = sheep / 8;
                boolean isMerged = (sheep * 7 + i / 40) % 3 != 0;
                if (isMerged || random.nextDouble() < 0.3) {
                    continue;
                }
                places.append(
                        String.format(
                                Locale.ROOT,
                                " (%f,%f)~1.5#%d animal",
                                0.9 * t - 40 + sheep % 8 * 2.5 + 0.7 * random.nextGaussian(),
                                row * 2.5 + 0.7 * random.nextGaussian(),
                                sheep + 1 + 100L * (i / 40)));
            }
            List<Track> tracks = Scene.picture(tracker, scan("%.1f cam1%s", t, places));
            tracks.forEach(track -> numbers.add(track.number()));
            watch.watch(tracks).forEach(alert -> lines.put(alert.id(), alert));
        }
        assertThat(lines).hasSize(1);
        assertThat(lines.values().iterator().next().count()).isBetween(20, 150);
        assertThat(numbers.size() / 3.0).as("numbers a minute").isLessThan(60);
    }
}
