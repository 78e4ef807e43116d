package org.marsad.coverage;

import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.Pixel;
import org.marsad.sensor.camera.Camera;

/// A camera and how far over the ground its pictures are good for anything.
public record Watch(Camera camera, double usefulRangeMetres) {

    public Watch {
        if (!(usefulRangeMetres > 0)) {
            throw new IllegalArgumentException(
                    "useful range of camera %s must be positive, was %g m"
                            .formatted(camera.id(), usefulRangeMetres));
        }
    }

    boolean reaches(EastNorthUp place) {
        return camera.pose().position().horizontalDistanceMetres(place) <= usefulRangeMetres;
    }

    /// Whether the place falls inside the picture, hidden or not.
    boolean isInPicture(EastNorthUp place) {
        return camera.findPixel(place).filter(this::isInPicture).isPresent();
    }

    private boolean isInPicture(Pixel pixel) {
        return pixel.x() >= 0
                && pixel.y() >= 0
                && pixel.x() <= camera.lens().widthPixels()
                && pixel.y() <= camera.lens().heightPixels();
    }
}
