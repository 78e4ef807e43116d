package org.marsad.sim.live;

import java.util.concurrent.atomic.AtomicLong;
import org.marsad.sim.backdrop.Scene;
import org.marsad.sim.film.Film;
import org.marsad.sim.rtsp.RtspChannel;
import org.marsad.sim.scenario.Scenario;
import org.marsad.sim.scenario.SimCamera;

/// Films one camera in the site's time on a thread of its own. When the machine is too slow, pictures are
/// left out, never late.
final class LiveCamera {

    private final Scenario scenario;
    private final Scene scene;
    private final SimCamera camera;
    private final RtspChannel channel;
    private final SiteClock clock;
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread;

    LiveCamera(
            Scenario scenario,
            Scene scene,
            SimCamera camera,
            RtspChannel channel,
            SiteClock clock) {
        this.scenario = scenario;
        this.scene = scene;
        this.camera = camera;
        this.channel = channel;
        this.clock = clock;
        this.thread =
                Thread.ofPlatform().name("film " + camera.id()).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /// Pictures that were not taken since the machine was too slow.
    long leftOut() {
        return leftOut.get();
    }

    private void run() {
        try (Film film = new Film(scenario, scene, camera)) {
            long number = (long) Math.ceil(clock.seconds() * camera.frameRateHz());
            while (!Thread.currentThread().isInterrupted()) {
                double seconds = number / camera.frameRateHz();
                clock.await(seconds);
                setPlug(scenario.night().scripted(seconds));
                if (channel.takeNewPlayer()) {
                    film.makeNextKey();
                }
                film.shoot(seconds, clock.at(seconds)).forEach(channel::publish);
                long due = (long) Math.floor(clock.seconds() * camera.frameRateHz());
                leftOut.addAndGet(Math.max(0, due - number - 1));
                number = Math.max(number + 1, due);
            }
        } catch (InterruptedException _) {
            // stopped
        }
    }

    private void setPlug(double scriptSeconds) {
        if (camera.isOut(scriptSeconds)) {
            channel.unplug();
        } else {
            channel.plugIn();
        }
    }
}
