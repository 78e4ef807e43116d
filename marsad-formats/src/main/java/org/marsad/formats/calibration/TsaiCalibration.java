package org.marsad.formats.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.marsad.formats.UnusableFileException;
import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.SensorId;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.CameraPose;
import org.marsad.sensor.camera.CameraSigmas;
import org.marsad.sensor.camera.Distortion;
import org.marsad.sensor.camera.Lens;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Tsai's camera model as the XML files of the PETS benchmarks write it: millimetres and radians, a
/// world whose ground is z = 0, which becomes the local frame (x east, y north, z up, metres).
///
/// A world point X goes to R X + T in the camera (x right, y down, z forward), R = Rz(rz) Ry(ry)
/// Rx(rx); then to Xu = f x / z, to the bent Xd with Xu = Xd (1 + kappa1 r²), and to the pixel sx Xd /
/// dpx + cx, Yd / dpy + cy. These count from 0 at the centre of the top-left pixel, ours from 0.5.
///
/// Reference: R. Y. Tsai, A versatile camera calibration technique, IEEE J. Robotics and Automation
/// 3(4), 1987; R. Willson's freely published implementation for `sx`, `dpx`, `dpy`.
public final class TsaiCalibration {

    private static final long MAXIMUM_BYTES = 1 << 20;
    private static final double METRES = 1e-3;

    private final Path file;
    private final Element root;

    private TsaiCalibration(Path file, Element root) {
        this.file = file;
        this.root = root;
    }

    /// Reads one camera. The file says nothing of its own errors: the sigmas are the caller's.
    public static Camera read(Path file, SensorId id, CameraSigmas sigmas) throws IOException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new UnusableFileException(
                    file,
                    "a Tsai calibration is under 1 MiB, this has %d bytes; give the right file"
                            .formatted(Files.size(file)));
        }
        TsaiCalibration calibration = new TsaiCalibration(file, parse(file));
        return new Camera(id, calibration.pose(), calibration.lens(), sigmas);
    }

    private Lens lens() throws UnusableFileException {
        double focal = positive("Intrinsic", "focal");
        return new Lens(
                (int) positive("Geometry", "width"),
                (int) positive("Geometry", "height"),
                positive("Intrinsic", "sx") * focal / positive("Geometry", "dpx"),
                focal / positive("Geometry", "dpy"),
                number("Intrinsic", "cx") + 0.5,
                number("Intrinsic", "cy") + 0.5,
                new Distortion.Tsai(number("Intrinsic", "kappa1") * focal * focal));
    }

    private CameraPose pose() throws UnusableFileException {
        Attitude toCamera =
                Attitude.aboutAxis(0, 0, 1, number("Extrinsic", "rz"))
                        .after(Attitude.aboutAxis(0, 1, 0, number("Extrinsic", "ry")))
                        .after(Attitude.aboutAxis(1, 0, 0, number("Extrinsic", "rx")));
        Attitude toLocal = new Attitude(toCamera.w(), -toCamera.x(), -toCamera.y(), -toCamera.z());
        EastNorthUp position =
                toLocal.toLocal(
                        -number("Extrinsic", "tx") * METRES,
                        -number("Extrinsic", "ty") * METRES,
                        -number("Extrinsic", "tz") * METRES);
        return new CameraPose(position, toLocal);
    }

    private double positive(String element, String attribute) throws UnusableFileException {
        double value = number(element, attribute);
        if (!(value > 0)) {
            throw unusable(element, attribute, "a number above 0", Double.toString(value));
        }
        return value;
    }

    private double number(String element, String attribute) throws UnusableFileException {
        Node found = root.getElementsByTagName(element).item(0);
        if (!(found instanceof Element parent)) {
            throw new UnusableFileException(
                    file,
                    "no element <%s> in <%s>; give a Tsai calibration (PETS XML)"
                            .formatted(element, root.getTagName()));
        }
        String text = parent.getAttribute(attribute).strip();
        if (text.isEmpty()) {
            throw unusable(element, attribute, "a number", "nothing");
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw unusable(element, attribute, "a number", "'" + text + "'");
        }
        if (!Double.isFinite(value)) {
            throw unusable(element, attribute, "a finite number", text);
        }
        return value;
    }

    private UnusableFileException unusable(
            String element, String attribute, String expected, String came) {
        return new UnusableFileException(
                file,
                "element <%s>, attribute %s: expected %s, came %s; correct it in the file"
                        .formatted(element, attribute, expected, came));
    }

    private static Element parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Document document = builder.parse(file.toFile());
            return document.getDocumentElement();
        } catch (SAXException e) {
            throw new UnusableFileException(
                    file,
                    "expected XML with a <Camera>, but: %s; give a Tsai calibration (PETS XML)"
                            .formatted(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
