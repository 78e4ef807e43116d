package org.marsad.sim.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marsad.sensor.Frame;
import org.marsad.sensor.FrameStamp.TimeSource;
import org.marsad.sensor.Plane;
import org.marsad.sensor.SensorId;
import org.marsad.vision.capture.VideoAddress;
import org.marsad.vision.capture.VideoException;
import org.marsad.vision.capture.VideoInput;
import org.marsad.vision.capture.VideoOptions;
import org.marsad.vision.encode.H264Encoder;
import org.marsad.vision.encode.H264Settings;

/// The simulated camera, read by the station's own client and by FFmpeg's.
class RtspServerTest {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final double FRAMES_A_SECOND = 20;
    private static final SensorId CAMERA = new SensorId("t1-far");
    private static final Instant NIGHT = Instant.parse("2026-11-26T15:05:00Z");

    private RtspServer server;
    private RtspChannel channel;
    private Thread filming;

    @BeforeEach
    void film() throws IOException {
        server = RtspServer.start();
        channel = server.open("t1-far");
        filming = Thread.ofPlatform().daemon(true).start(this::run);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        filming.interrupt();
        filming.join();
        server.close();
    }

    /// Noise, so that a picture is larger than one packet.
    private void run() {
        byte[] bytes = new byte[WIDTH * HEIGHT * 3 / 2];
        int chance = 1;
        try (H264Encoder encoder =
                new H264Encoder(new H264Settings(WIDTH, HEIGHT, FRAMES_A_SECOND, 2_000_000, 10))) {
            for (int n = 0; !Thread.currentThread().isInterrupted(); n++) {
                for (int i = 0; i < bytes.length; i++) {
                    chance = chance * 1_664_525 + 1_013_904_223;
                    bytes[i] = (byte) (64 + (chance >>> 25));
                }
                encoder.encode(
                                plane(bytes, 0, WIDTH, HEIGHT),
                                plane(bytes, WIDTH * HEIGHT, WIDTH / 2, HEIGHT / 2),
                                plane(bytes, WIDTH * HEIGHT * 5 / 4, WIDTH / 2, HEIGHT / 2),
                                exposure(n))
                        .forEach(channel::publish);
                Thread.sleep((long) (1000 / FRAMES_A_SECOND));
            }
        } catch (InterruptedException _) {
            // stopped
        }
    }

    private static Instant exposure(int frame) {
        return NIGHT.plusNanos(Math.round(frame * 1e9 / FRAMES_A_SECOND));
    }

    private static Plane plane(byte[] bytes, int from, int width, int height) {
        return new Plane(
                MemorySegment.ofArray(bytes).asSlice(from, (long) width * height),
                width,
                height,
                width);
    }

    private VideoInput open(InstantSource clock) throws VideoException {
        return VideoInput.open(
                CAMERA, VideoAddress.of(server.address("t1-far")), VideoOptions.live(clock));
    }

    @Test
    void theStationGetsEveryPictureWithTheCamerasOwnTime() throws Exception {
        List<Instant> times = new ArrayList<>();
        try (VideoInput input = open(() -> NIGHT)) {
            for (int i = 0; i < 30; i++) {
                Frame frame = input.findNext().orElseThrow();
                assertThat(frame.width()).isEqualTo(WIDTH);
                assertThat(frame.stamp().timeSource()).isEqualTo(TimeSource.SENDER_REPORT);
                times.add(frame.stamp().exposureTime());
            }
            assertThat(input.decodeErrors()).isZero();
        }
        long first = Math.round(Duration.between(NIGHT, times.getFirst()).toMillis() / 50.0);
        for (int i = 0; i < times.size(); i++) {
            assertThat(Duration.between(exposure((int) first + i), times.get(i)).abs())
                    .isLessThan(Duration.ofMillis(1));
        }
    }

    @Test
    void aPulledPlugIsSilenceAndPowerBringsAFreshSession() throws Exception {
        try (VideoInput input = open(() -> NIGHT)) {
            assertThat(input.findNext()).isPresent();
            channel.unplug();
            assertThatThrownBy(
                            () -> {
                                while (input.findNext().isPresent()) {
                                    // what was under way
                                }
                            })
                    .isInstanceOfSatisfying(
                            VideoException.class,
                            e -> assertThat(e.reason()).isEqualTo(VideoException.Reason.SILENT));
        }
        channel.plugIn();
        try (VideoInput input = open(() -> NIGHT)) {
            assertThat(input.findNext()).isPresent();
        }
    }

    @Test
    void anUnknownCameraIsNotFound() {
        assertThatThrownBy(
                        () ->
                                VideoInput.open(
                                        CAMERA,
                                        VideoAddress.of(server.address("nobody")),
                                        VideoOptions.live(() -> NIGHT)))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("404");
    }

    @Test
    void rubbishFromOneClientHurtsNoOther() throws Exception {
        try (Socket rude = new Socket(InetAddress.getLoopbackAddress(), port())) {
            rude.getOutputStream()
                    .write("GET / HTTP/1.1\r\n\0\0\0 ::\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            rude.getOutputStream().flush();
            try (VideoInput input = open(() -> NIGHT)) {
                assertThat(input.findNext()).isPresent();
            }
        }
    }

    @Test
    void aMethodThatACameraLacksIsRefusedAndTheSessionGoesOn() throws Exception {
        String address = server.address("t1-far");
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port())) {
            client.setSoTimeout(5_000);
            client.getOutputStream()
                    .write(
                            "RECORD %1$s RTSP/1.0\r\nCSeq: 1\r\n\r\nOPTIONS %1$s RTSP/1.0\r\nCSeq: 2\r\n\r\nTEARDOWN %1$s RTSP/1.0\r\nCSeq: 3\r\n\r\n"
                                    .formatted(address)
                                    .getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
            assertThat(
                            new String(
                                            client.getInputStream().readAllBytes(),
                                            StandardCharsets.UTF_8)
                                    .lines()
                                    .filter(line -> line.startsWith("RTSP/1.0")))
                    .containsExactly(
                            "RTSP/1.0 501 Not Implemented", "RTSP/1.0 200 OK", "RTSP/1.0 200 OK");
        }
    }

    private int port() {
        return Integer.parseInt(server.address("x").replaceAll(".*:(\\d+)/.*", "$1"));
    }

    @Test
    void anotherProgramsClientPlaysIt() throws Exception {
        Assumptions.assumeTrue(findFfmpeg(), "no ffmpeg program: apt install ffmpeg");
        Process player =
                new ProcessBuilder(
                                "ffmpeg",
                                "-v",
                                "error",
                                "-rtsp_transport",
                                "tcp",
                                "-i",
                                server.address("t1-far"),
                                "-frames:v",
                                "10",
                                "-f",
                                "null",
                                "-")
                        .redirectErrorStream(true)
                        .start();
        assertThat(player.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(player.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(player.exitValue()).isZero();
    }

    private static boolean findFfmpeg() throws InterruptedException {
        try {
            return new ProcessBuilder("ffmpeg", "-version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
