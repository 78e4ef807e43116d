package org.marsad.station.watch;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marsad.detect.PixelBox;
import org.marsad.follow.Tracklet;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.ErrorEllipse;
import org.marsad.locate.ReportOrigin;
import org.marsad.picture.Picture;
import org.marsad.sensor.Frame;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;
import org.marsad.track.Track;
import org.marsad.vision.capture.AccessUnit;
import org.marsad.vision.encode.H264Encoder;
import org.marsad.vision.encode.H264Settings;
import org.marsad.vision.encode.Mp4Writer;

/// The clip again with what was seen drawn into it: boxes, numbers, trails of the feet, and for world
/// tracks the ellipse on the ground that holds the thing with 95 %. The number is the world track's
/// where there is one.
final class AnnotatedClip implements AutoCloseable {

    private static final double USUAL_FRAME_RATE_HZ = 25;
    private static final double ELLIPSE_PROBABILITY = 0.95;
    private static final Duration TRAIL = Duration.ofSeconds(10);
    private static final int ELLIPSE_CORNERS = 48;
    private static final Color INK = new Color(0xF2EFE8);
    private static final Color HALO = new Color(0, 0, 0, 160);
    private static final Color GROUND = new Color(0xF0CC74);

    private record Step(Instant time, Pixel foot) {}

    private final Calibration calibration;
    private final DrawnFrame drawn;
    private final H264Encoder encoder;
    private final Mp4Writer writer;
    private final int frameWidth;
    private final int frameHeight;
    private final Map<Long, Deque<Step>> trails = new HashMap<>();
    private boolean isWhole;
    private long omitted;

    AnnotatedClip(Path file, Frame first, double frameRateHz, Calibration calibration)
            throws IOException {
        this.calibration = calibration;
        frameWidth = first.width();
        frameHeight = first.height();
        drawn = new DrawnFrame(frameWidth, frameHeight);
        double rate = frameRateHz > 0 ? Math.min(frameRateHz, 240) : USUAL_FRAME_RATE_HZ;
        H264Settings settings = H264Settings.of(drawn.width(), drawn.height(), rate);
        writer = Mp4Writer.create(file, Mp4Writer.Layout.FASTSTART);
        encoder = new H264Encoder(settings);
    }

    /// Frames of another size than the first are left out, and counted.
    void draw(Frame frame, List<Tracklet> tracklets, Picture picture) throws IOException {
        if (frame.width() != frameWidth || frame.height() != frameHeight) {
            omitted++;
            return;
        }
        drawn.take(frame);
        Graphics2D g = drawn.overlay().createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(11, frameHeight / 45)));
        Map<Long, Track> trackOfTracklet = new HashMap<>();
        for (Track track : picture.tracks()) {
            if (track.lastUpdate().report().origin() instanceof ReportOrigin.Seen(var tracklet)) {
                trackOfTracklet.put(tracklet.number(), track);
            }
            drawEllipse(g, track);
        }
        Instant now = frame.stamp().exposureTime();
        for (Tracklet tracklet : tracklets) {
            drawTrail(g, now, tracklet);
        }
        for (Tracklet tracklet : tracklets) {
            Track track = trackOfTracklet.get(tracklet.number());
            drawBox(g, tracklet, track == null ? "(" + tracklet.number() + ")" : name(track));
        }
        g.dispose();
        for (AccessUnit unit : encoder.encode(drawn.finish(frame.stamp()))) {
            writer.write(unit);
        }
        isWhole = true;
    }

    /// What the clip does not show, in words.
    Optional<String> findOmission() {
        return omitted == 0
                ? Optional.empty()
                : Optional.of(
                        "%d frames are not in annotated.mp4: their size is not that of the first, %d × %d"
                                .formatted(omitted, frameWidth, frameHeight));
    }

    private static String name(Track track) {
        return Long.toString(track.number());
    }

    private static void drawBox(Graphics2D g, Tracklet tracklet, String label) {
        PixelBox box = tracklet.detection().box();
        var outline = new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height());
        stroke(g, outline, INK);
        float x = (float) box.left();
        float y = (float) Math.max(box.top() - 4, g.getFontMetrics().getAscent());
        g.setColor(HALO);
        g.drawString(label, x + 1, y + 1);
        g.setColor(INK);
        g.drawString(label, x, y);
    }

    private static void stroke(Graphics2D g, java.awt.Shape shape, Color colour) {
        g.setStroke(new BasicStroke(3));
        g.setColor(HALO);
        g.draw(shape);
        g.setStroke(new BasicStroke(1.5f));
        g.setColor(colour);
        g.draw(shape);
    }

    private void drawTrail(Graphics2D g, Instant now, Tracklet tracklet) {
        Deque<Step> trail = trails.computeIfAbsent(tracklet.number(), _ -> new ArrayDeque<>());
        trail.add(new Step(now, tracklet.detection().box().foot()));
        while (trail.getFirst().time.isBefore(now.minus(TRAIL))) {
            trail.remove();
        }
        trails.values().removeIf(steps -> steps.getLast().time.isBefore(now.minus(TRAIL)));
        Path2D line = new Path2D.Double();
        for (Step step : trail) {
            if (line.getCurrentPoint() == null) {
                line.moveTo(step.foot.x(), step.foot.y());
            } else {
                line.lineTo(step.foot.x(), step.foot.y());
            }
        }
        g.setStroke(new BasicStroke(1.5f));
        g.setColor(INK);
        g.draw(line);
    }

    private void drawEllipse(Graphics2D g, Track track) {
        if (!(calibration instanceof Calibration.Placed(Camera camera, var _, var _, var _))) {
            return;
        }
        EastNorthUp centre = track.kinematics().position();
        ErrorEllipse ellipse = track.kinematics().positionCovariance().ellipse(ELLIPSE_PROBABILITY);
        Path2D line = new Path2D.Double();
        for (int i = 0; i < ELLIPSE_CORNERS; i++) {
            Optional<Pixel> corner =
                    camera.findPixel(corner(centre, ellipse, 2 * Math.PI * i / ELLIPSE_CORNERS));
            if (corner.isEmpty()) {
                return;
            }
            if (i == 0) {
                line.moveTo(corner.get().x(), corner.get().y());
            } else {
                line.lineTo(corner.get().x(), corner.get().y());
            }
        }
        line.closePath();
        stroke(g, line, GROUND);
    }

    private static EastNorthUp corner(
            EastNorthUp centre, ErrorEllipse ellipse, double angleRadians) {
        double along = ellipse.semiMajorMetres() * Math.cos(angleRadians);
        double across = ellipse.semiMinorMetres() * Math.sin(angleRadians);
        double sin = Math.sin(ellipse.majorAzimuthRadians());
        double cos = Math.cos(ellipse.majorAzimuthRadians());
        return centre.plus(
                new EastNorthUp(along * sin + across * cos, along * cos - across * sin, 0));
    }

    @Override
    public void close() throws IOException {
        encoder.close();
        if (isWhole) {
            writer.close();
        } else {
            writer.discard();
        }
    }
}
