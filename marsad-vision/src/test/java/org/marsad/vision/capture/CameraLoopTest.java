package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marsad.sensor.health.SensorHealth.State.LOST;
import static org.marsad.sensor.health.SensorHealth.State.STARTING;
import static org.marsad.sensor.health.SensorHealth.State.UNFIT;
import static org.marsad.sensor.health.SensorHealth.State.WATCHING;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.marsad.sensor.FrameStamp;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.health.SensorHealth;
import org.marsad.vision.capture.VideoException.Reason;

/// Stages what happens to cameras in the field against a real RTSP server.
@Tag("rtsp")
class CameraLoopTest {

    private static final SensorId CAMERA = new SensorId("tower-1");

    private final RecordingOutlet outlet = new RecordingOutlet();
    private int port;
    private CameraLoop loop = loopOn("rtsp://127.0.0.1:9/none");

    @BeforeEach
    void findPeer() throws Exception {
        Assumptions.assumeTrue(
                PeerCamera.isAvailable(),
                "no GStreamer RTSP server: install python3-gi, gir1.2-gst-rtsp-server-1.0, gstreamer1.0-plugins-bad");
        port = PeerCamera.freePort();
    }

    @AfterEach
    void stop() {
        loop.close();
    }

    private CameraLoop loopOn(String address) {
        return new CameraLoop(
                CAMERA,
                VideoAddress.of(address),
                VideoOptions.live(InstantSource.system()),
                outlet);
    }

    private Thread watch(String path) {
        loop = loopOn("rtsp://watch:s3cret-word@127.0.0.1:" + port + path);
        return Thread.ofPlatform().name("camera").start(loop);
    }

    @Test
    void deliversFramesUnitsAndTheCamerasOwnTime() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port, "s3cret-word")) {
            Thread thread = watch("/h264");
            outlet.await(WATCHING, 8000);
            FrameStamp stamp = outlet.awaitFrame();
            assertThat(stamp.camera()).isEqualTo(CAMERA);
            while (stamp.timeSource() != TimeSource.SENDER_REPORT) {
                stamp = outlet.awaitFrame();
            }
            assertThat(Duration.between(stamp.exposureTime(), stamp.arrivalTime()))
                    .isBetween(Duration.ofMillis(-50), Duration.ofSeconds(1));
            assertThat(outlet.streams.getLast())
                    .extracting(VideoStream::codec, VideoStream::width, VideoStream::height)
                    .containsExactly("h264", 320, 240);
            assertThat(outlet.streams.getLast().webCodec()).startsWith("avc1.");
            assertThat(outlet.units).anyMatch(AccessUnit::key);
            loop.close();
            thread.join(2000);
            assertThat(thread.isAlive()).isFalse();
            assertThat(loop.counts().decodeErrors()).isZero();
            assertThat(outlet.health)
                    .extracting(SensorHealth::state)
                    .containsExactly(STARTING, WATCHING);
        }
    }

    @Test
    void frozenCameraIsLostWithinThreeSecondsAndComesBack() throws Exception {
        try (PeerCamera peer = PeerCamera.start(port)) {
            watch("/h264");
            outlet.await(WATCHING, 8000);
            outlet.awaitFrame();
            peer.freeze();
            SensorHealth lost = outlet.await(LOST, 3000);
            assertThat(lost.detail()).contains("no data for PT2S");
            Thread.sleep(3000);
            outlet.frames.clear();
            peer.thaw();
            outlet.await(WATCHING, 10_000);
            outlet.awaitFrame();
            assertThat(loop.counts().connections()).isGreaterThan(1);
        }
    }

    /// Learning a scene takes seconds on a busy machine; that is no silence of the camera.
    @Test
    void longWorkOnAFrameIsNotTakenForASilentCamera() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port)) {
            outlet.workOnNextFrame = Duration.ofMillis(3500);
            watch("/h264");
            outlet.await(WATCHING, 8000);
            Thread.sleep(4000);
            outlet.frames.clear();
            outlet.awaitFrame();
            assertThat(outlet.health)
                    .extracting(SensorHealth::state)
                    .containsExactly(STARTING, WATCHING);
        }
    }

    @Test
    void backlogAfterAShortFreezeIsNotDelivered() throws Exception {
        try (PeerCamera peer = PeerCamera.start(port)) {
            loop =
                    new CameraLoop(
                            CAMERA,
                            VideoAddress.of("rtsp://127.0.0.1:" + port + "/h264"),
                            VideoOptions.live(InstantSource.system())
                                    .withReadTimeout(Duration.ofSeconds(6)),
                            outlet);
            Thread.ofPlatform().start(loop);
            outlet.await(WATCHING, 8000);
            while (outlet.awaitFrame().timeSource() != TimeSource.SENDER_REPORT) {}
            peer.freeze();
            Thread.sleep(3000);
            peer.thaw();
            Thread.sleep(1500);
            assertThat(outlet.frames)
                    .filteredOn(s -> s.timeSource() == TimeSource.SENDER_REPORT)
                    .allMatch(
                            s ->
                                    Duration.between(s.exposureTime(), s.arrivalTime())
                                                    .compareTo(Duration.ofMillis(1500))
                                            < 0);
            assertThat(loop.counts().connections()).isEqualTo(1);
        }
    }

    @Test
    void killedCameraIsLostAtOnceAndFoundAgain() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port)) {
            watch("/h264");
            outlet.await(WATCHING, 8000);
        }
        outlet.await(LOST, 3000);
        Thread.sleep(1000);
        try (PeerCamera _ = PeerCamera.start(port)) {
            outlet.frames.clear();
            outlet.await(WATCHING, 12_000);
            assertThat(outlet.awaitFrame().number()).isNotNegative();
        }
    }

    @Test
    void wrongPasswordIsNamedAndNotShown() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port, "another-word")) {
            watch("/h264");
            SensorHealth lost = outlet.await(LOST, 8000);
            assertThat(lost.detail())
                    .contains("refused user or password")
                    .contains("***@127.0.0.1")
                    .doesNotContain("s3cret-word")
                    .doesNotContain("watch:");
        }
    }

    @Test
    void wrongPathIsNamed() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port)) {
            watch("/nothing-here");
            assertThat(outlet.await(LOST, 8000).detail()).contains("404");
        }
    }

    @Test
    void cameraWithoutPicturesIsUnfit() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port)) {
            watch("/audio");
            assertThat(outlet.await(UNFIT, 8000).detail()).contains("expected a video stream");
        }
    }

    @Test
    void motionJpegIsWatchedButHasNoUnitsForTheBrowser() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port)) {
            watch("/mjpeg");
            outlet.await(WATCHING, 8000);
            outlet.awaitFrame();
            assertThat(outlet.streams.getLast().codec()).isEqualTo("mjpeg");
            assertThat(outlet.streams.getLast().webCodec()).isEmpty();
            assertThat(outlet.units).isEmpty();
        }
    }

    @Test
    void h265IsWatchedAndNamedForBrowsersThatCanPlayIt() throws Exception {
        try (PeerCamera _ = PeerCamera.start(port)) {
            watch("/h265");
            outlet.await(WATCHING, 8000);
            for (int i = 0; i < 15; i++) {
                outlet.awaitFrame();
            }
            assertThat(outlet.streams.getLast().codec()).isEqualTo("hevc");
            assertThat(outlet.streams.getLast().webCodec()).startsWith("hev1.1.");
            assertThat(outlet.units).anyMatch(AccessUnit::key);
        }
    }

    @Test
    void nobodyThereIsLostAndTriedAgain() throws Exception {
        watch("/h264");
        assertThat(outlet.await(LOST, 8000).detail()).contains("no connection");
        try (PeerCamera _ = PeerCamera.start(port)) {
            outlet.await(WATCHING, 12_000);
        }
    }

    @Test
    void portThatAcceptsAndSaysNothingFailsInTimeAndCanBeClosed() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            VideoAddress address =
                    VideoAddress.of("rtsp://127.0.0.1:" + mute.getLocalPort() + "/x");
            VideoException failure =
                    catchThrowableOfType(
                            VideoException.class,
                            () ->
                                    VideoInput.open(
                                                    CAMERA,
                                                    address,
                                                    VideoOptions.live(InstantSource.system()))
                                            .close());
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            port = mute.getLocalPort();
            Thread thread = watch("/x");
            Thread.sleep(500);
            loop.close();
            thread.join(2000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
