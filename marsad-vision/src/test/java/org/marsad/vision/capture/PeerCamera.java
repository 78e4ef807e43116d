package org.marsad.vision.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// GStreamer's RTSP server as a child process: an independent peer that can be frozen, thawed and killed.
final class PeerCamera implements AutoCloseable {

    private static final String PYTHON = "/usr/bin/python3";

    private final Process process;

    private PeerCamera(Process process) {
        this.process = process;
    }

    static boolean isAvailable() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        String check =
                "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import Gst, GstRtspServer;"
                        + " Gst.init(None); assert Gst.ElementFactory.find('openh264enc')";
        Process probe =
                new ProcessBuilder(PYTHON, "-c", check)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return probe.waitFor(20, TimeUnit.SECONDS) && probe.exitValue() == 0;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static PeerCamera start(int port, String... password) throws IOException, URISyntaxException {
        Path script =
                Path.of(
                        Objects.requireNonNull(PeerCamera.class.getResource("/rtsp/camera.py"))
                                .toURI());
        List<String> command =
                new ArrayList<>(List.of(PYTHON, script.toString(), Integer.toString(port)));
        command.addAll(List.of(password));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        if (!"ready".equals(output.readLine())) {
            process.destroyForcibly();
            throw new IOException("the test camera did not start on port " + port);
        }
        return new PeerCamera(process);
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
