package org.marsad.sensor.camera.resection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marsad.geo.EastNorthUp;
import org.marsad.sensor.camera.Camera;
import org.marsad.sensor.camera.PoseShift;

/// A camera's pose and focal length, corrected by landmarks: what was known of the mount and what the
/// landmarks say, each by its weight. One landmark is enough to gain something; five spread over the
/// picture fix pan, tilt and roll to a fraction of a pixel.
///
/// A landmark that contradicts the others (a wrong click, a wrong place) is left out by name: the one
/// with the largest residual for its own covariance, again and again until the rest agree (W. Baarda, *A
/// testing procedure for use in geodetic networks*, 1968).
///
/// @param camera corrected, with the errors that are left
/// @param correction by how much it hangs and looks otherwise than it was said to
/// @param residualSigmas what the landmarks used are still off in the picture, root mean square, in
///     standard deviations of click and place; about 1 or less is good. NaN when none was used
/// @param used how many landmarks agree
/// @param refused names of those that don't
public record Resection(
        Camera camera,
        PoseShift correction,
        double residualSigmas,
        int used,
        List<String> refused) {

    /// Chi-square of two degrees of freedom: one good landmark in 10 000 is farther off.
    private static final double LARGEST_MISFIT = 18.4;

    public Resection {
        refused = List.copyOf(refused);
    }

    /// @param camera as mounted
    public static Resection of(Camera camera, List<Landmark> landmarks) {
        List<Landmark> rest = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Landmark landmark : landmarks) {
            if (isInSight(camera, landmark.place())) {
                rest.add(landmark);
            } else {
                refused.add(landmark.name());
            }
        }
        LandmarkFit fit = LandmarkFit.of(camera, rest);
        for (Optional<Landmark> worst = fit.findWorst(LARGEST_MISFIT);
                worst.isPresent();
                worst = fit.findWorst(LARGEST_MISFIT)) {
            refused.add(worst.get().name());
            rest.remove(worst.get());
            fit = LandmarkFit.of(camera, rest);
        }
        PoseShift correction = fit.correction();
        return new Resection(
                camera.moved(correction).withPoseErrors(fit.errorsLeft()),
                correction,
                fit.residualSigmas(),
                rest.size(),
                refused);
    }

    /// What an engineer must know of the landmarks that were left out.
    public Optional<String> findComplaint() {
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "landmarks left out, they contradict the mount or the others or lie off the known ground: "
                                + String.join(", ", refused)
                                + "; check pixel and place");
    }

    /// With more landmarks that could not be used.
    public Resection withRefused(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(refused);
        return new Resection(camera, correction, residualSigmas, used, all);
    }

    /// In the picture or not farther out of it than its own size: no mount is wrong by more.
    private static boolean isInSight(Camera camera, EastNorthUp place) {
        int width = camera.lens().widthPixels();
        int height = camera.lens().heightPixels();
        return camera.findPixel(place)
                .filter(
                        pixel ->
                                Math.abs(pixel.x() - width / 2.0) < 1.5 * width
                                        && Math.abs(pixel.y() - height / 2.0) < 1.5 * height)
                .isPresent();
    }
}
