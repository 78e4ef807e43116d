package org.marsad.station.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marsad.formats.toml.TomlTable;
import org.marsad.geo.EastNorthUp;
import org.marsad.geo.LocalFrame;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Lens;
import org.marsad.sensor.camera.resection.Landmark;
import org.marsad.terrain.Terrain;

/// A known place in a camera's picture as an engineer writes it.
///
/// @param heightMetres above the ground
/// @param sigmaMetres one standard deviation of the place, east and north each
public record SurveyedLandmark(
        String name,
        Pixel pixel,
        CameraMount.Place place,
        double heightMetres,
        double sigmaMetres) {

    /// What a GPS in the hand reaches after some minutes at one place.
    private static final double USUAL_SIGMA = 2;

    static List<SurveyedLandmark> list(TomlTable camera, Lens lens) {
        List<SurveyedLandmark> landmarks = new ArrayList<>();
        for (TomlTable table : camera.listTables("landmark")) {
            List<Double> pixel = table.listNumbers("pixel");
            if (pixel.size() != 2
                    || !isInside(pixel.get(0), lens.widthPixels())
                    || !isInside(pixel.get(1), lens.heightPixels())) {
                throw table.bad(
                        "pixel",
                        "expected [x, y] in the picture of %d × %d, was %s"
                                .formatted(lens.widthPixels(), lens.heightPixels(), pixel));
            }
            landmarks.add(
                    new SurveyedLandmark(
                            table.getString("name", "landmark " + (landmarks.size() + 1)),
                            new Pixel(pixel.get(0), pixel.get(1)),
                            CameraMount.place(table),
                            table.has("height") ? table.getDoubleBetween("height", 0, 1000) : 0,
                            table.has("sigma")
                                    ? table.getDoubleBetween("sigma", 0, 1000)
                                    : USUAL_SIGMA));
        }
        return landmarks;
    }

    private static boolean isInside(double pixel, int size) {
        return pixel >= 0 && pixel <= size;
    }

    /// On the ground; empty where that is not known.
    Optional<Landmark> find(
            Terrain terrain, double terrainSigmaMetres, @Nullable LocalFrame frame) {
        EastNorthUp foot = place.in(frame);
        return terrain.findHeightMetres(foot.eastMetres(), foot.northMetres()).stream()
                .mapToObj(
                        ground ->
                                new Landmark(
                                        name,
                                        pixel,
                                        new EastNorthUp(
                                                foot.eastMetres(),
                                                foot.northMetres(),
                                                ground + heightMetres),
                                        sigmaMetres,
                                        terrainSigmaMetres))
                .findFirst();
    }
}
