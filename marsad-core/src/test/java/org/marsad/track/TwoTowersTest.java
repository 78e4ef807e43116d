package org.marsad.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marsad.detect.Classification;
import org.marsad.detect.Detection;
import org.marsad.detect.ObjectClass;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Tracklet;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.locate.Locator;
import org.marsad.locate.Scan;
import org.marsad.locate.TargetReport;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Lens;
import org.marsad.terrain.FlatTerrain;

/// Two towers 300 m apart look at the same people, 900 to 2,400 m away. Each camera hangs a little
/// otherwise than the station is told, by an error that stays; each pixel trembles.
///
/// Known limit: when the errors together shift one tower's pair of people by just the gap between the two,
/// one pairs with the other's neighbour and three tracks stand for two people: one night in twenty.
class TwoTowersTest {

    private static final FlatTerrain LEVEL = new FlatTerrain(0);
    private static final int SEEDS = 20;
    private static final double FRAME_SECONDS = 0.125;

    /// A camera as the station is told, as it hangs, and what it makes of a picture.
    private record Tower(Camera told, Camera actual, Locator locator, Random random) {

        static Tower at(String id, double east, double heightMetres, double sigma, Random random) {
            double pan = Math.atan2(-east, 1_650);
            double tilt = -Math.atan2(heightMetres, 1_400);
            EastNorthUp foot = new EastNorthUp(east, 0, heightMetres);
            Lens lens = Lens.ofFieldOfView(1920, 1080, Math.toRadians(12));
            CameraSigmas sigmas =
                    new CameraSigmas(0.3, sigma, sigma, Math.toRadians(0.05), 0, 0.5, 0);
            Camera told = camera(id, foot, pan, tilt, lens, sigmas);
            Camera actual =
                    camera(
                            id,
                            foot,
                            pan + sigma * random.nextGaussian(),
                            tilt + sigma * random.nextGaussian(),
                            lens,
                            sigmas);
            return new Tower(told, actual, new Locator(told, LEVEL, 0.3, 5_000), random);
        }

        private static Camera camera(
                String id,
                EastNorthUp foot,
                double pan,
                double tilt,
                Lens lens,
                CameraSigmas sigmas) {
            CameraPose pose = new CameraPose(foot, Attitude.ofPanTiltRoll(pan, tilt, 0));
            return new Camera(new SensorId(id), pose, lens, sigmas);
        }

        Scan look(Instant time, long frame, List<EastNorthUp> people) {
            List<TargetReport> reports = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Optional<Pixel> foot = actual.findPixel(people.get(i));
                if (foot.isEmpty() || random.nextDouble() > 0.8) {
                    continue;
                }
                double height = 1.7 * actual.lens().focalYPixels() / people.get(i).lengthMetres();
                PixelBox box =
                        new PixelBox(
                                foot.get().x() - height / 6 + 0.5 * random.nextGaussian(),
                                foot.get().y() - height + 0.5 * random.nextGaussian(),
                                height / 3,
                                height);
                FrameStamp stamp =
                        new FrameStamp(
                                told.id(), frame, time, time, FrameStamp.TimeSource.CONTAINER);
                Classification person = new Classification(ObjectClass.PERSON, 0.8);
                Detection detection = new Detection(stamp, box, 60, person, 0.9);
                reports.add(locator.locate(new Tracklet(told.id(), i + 1L, detection, time, 5)));
            }
            return new Scan(told.id(), time, time, reports);
        }
    }

    private record Outcome(TreeSet<Long> numbers, TreeMap<Integer, Integer> framesByCount) {

        double shareWith(int count) {
            int all = framesByCount.values().stream().mapToInt(Integer::intValue).sum();
            return framesByCount.getOrDefault(count, 0) / (double) all;
        }
    }

    /// People walk across and away, side by side, for two minutes.
    private static Outcome play(long seed, double north, int people, double[] mount) {
        Random random = new Random(seed);
        Tower west = Tower.at("west", -150, mount[0], mount[1], random);
        Tower east = Tower.at("east", 150, mount[0], mount[1], random);
        Tracker tracker = new Tracker(TrackerSettings.standard());
        Outcome outcome = new Outcome(new TreeSet<>(), new TreeMap<>());
        for (int i = 0; i < 960; i++) {
            double t = i * FRAME_SECONDS;
            List<EastNorthUp> places = new ArrayList<>();
            for (int k = 0; k < people; k++) {
                places.add(new EastNorthUp(-60 + t + 3.0 * k, north + 0.5 * t, 0));
            }
            take(Scene.picture(tracker, west.look(Scene.at(t), i, places)), t, outcome);
            take(Scene.picture(tracker, east.look(Scene.at(t + 0.06), i, places)), t, outcome);
        }
        return outcome;
    }

    private static void take(List<Track> tracks, double t, Outcome outcome) {
        int alive = 0;
        for (Track track : tracks) {
            outcome.numbers.add(track.number());
            alive += track.status() == TrackStatus.ENDED ? 0 : 1;
        }
        if (t > 10) {
            outcome.framesByCount.merge(alive, 1, Integer::sum);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "900, 1, 30, 0.1",
        "1500, 1, 30, 0.1",
        "2400, 1, 60, 0.1",
        "900, 1, 60, 0.3",
        "1500, 1, 90, 0.3",
        "900, 2, 30, 0.1",
        "1500, 2, 30, 0.1",
        "2400, 2, 60, 0.1"
    })
    void eachPersonIsOneTrack(double north, int people, double mastMetres, double sigmaDegrees) {
        int numbers = 0;
        double right = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Outcome outcome =
                    play(
                            seed,
                            north,
                            people,
                            new double[] {mastMetres, Math.toRadians(sigmaDegrees)});
            numbers += outcome.numbers.size();
            right += outcome.shareWith(people) / SEEDS;
        }
        assertThat(right).as("share of time with %d tracks", people).isGreaterThan(0.94);
        assertThat((double) numbers / SEEDS).as("numbers used").isLessThan(people + 0.3);
    }
}
