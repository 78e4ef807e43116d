package org.marsad.formats.elevation;

import java.nio.file.Path;
import org.marsad.formats.UnusableFileException;

/// GeoTIFF 1.1 (OGC 19-008r4) with one band of heights on WGS 84 latitude and longitude, north up.
/// Pixels are posts (`RasterPixelIsPoint`) or areas, whose middle is then the post. Unknown is the
/// GDAL_NODATA tag's value, and always what no ground can be (below -12,000 m, above 9,000 m).
final class GeoTiffReader {

    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;
    private static final int TRANSFORMATION = 34264;
    private static final int KEY_DIRECTORY = 34735;
    private static final int NO_DATA = 42113;
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int GEOGRAPHIC_TYPE = 2048;
    private static final int GEOGRAPHIC = 2;
    private static final int PIXEL_IS_POINT = 2;
    private static final int WGS_84 = 4326;
    private static final int WGS_84_3D = 4979;
    private static final int USER_DEFINED = 32767;

    private final Path file;
    private final TiffTags tags;

    GeoTiffReader(Path file, byte[] bytes) throws UnusableFileException {
        this.file = file;
        this.tags = new TiffTags(file, bytes);
    }

    GeodeticRaster read() throws UnusableFileException {
        requireWgs84();
        TiffImage image = new TiffImage(tags);
        GeodeticLattice lattice = lattice(image);
        float[] samples = image.samples();
        double noData = noData();
        float[] heights = new float[samples.length];
        for (int row = 0; row < image.height(); row++) {
            int from = (image.height() - 1 - row) * image.width();
            for (int column = 0; column < image.width(); column++) {
                float height = samples[from + column];
                boolean known = height != noData && height > -12_000 && height < 9_000;
                heights[row * image.width() + column] = known ? height : Float.NaN;
            }
        }
        return new GeodeticRaster(file, lattice, heights);
    }

    private void requireWgs84() throws UnusableFileException {
        int model = key(MODEL_TYPE, 0);
        int datum = key(GEOGRAPHIC_TYPE, USER_DEFINED);
        if (model != GEOGRAPHIC || (datum != WGS_84 && datum != WGS_84_3D)) {
            throw tags.unusable(
                    "GeoTIFF: expected WGS 84 latitude and longitude (EPSG:4326), came model %d,"
                                    .formatted(model)
                            + " geographic system %d; convert it (gdalwarp -t_srs EPSG:4326)"
                                    .formatted(datum));
        }
    }

    private GeodeticLattice lattice(TiffImage image) throws UnusableFileException {
        double[] scale = tags.findNumbers(PIXEL_SCALE).orElse(new double[0]);
        double[] tie = tags.findNumbers(TIE_POINT).orElse(new double[0]);
        if (scale.length < 2 || tie.length < 6 || tags.findNumbers(TRANSFORMATION).isPresent()) {
            throw tags.unusable(
                    "GeoTIFF: expected pixel scale and tie point, north up, came none or a rotation;"
                            + " write it again with gdalwarp -t_srs EPSG:4326");
        }
        double middle = key(RASTER_TYPE, 1) == PIXEL_IS_POINT ? 0 : 0.5;
        double west = tie[3] + (middle - tie[0]) * scale[0];
        double north = tie[4] - (middle - tie[1]) * scale[1];
        try {
            return new GeodeticLattice(
                    west,
                    north - (image.height() - 1) * scale[1],
                    scale[0],
                    scale[1],
                    image.width(),
                    image.height());
        } catch (IllegalArgumentException e) {
            throw tags.unusable("GeoTIFF: %s; check its reference".formatted(e.getMessage()));
        }
    }

    private double noData() throws UnusableFileException {
        String text = tags.findText(NO_DATA).orElse("nan");
        try {
            return Double.parseDouble(text.equalsIgnoreCase("nan") ? "NaN" : text);
        } catch (NumberFormatException _) {
            throw tags.unusable(
                    "GeoTIFF: expected a number in GDAL_NODATA, came '%s'; correct it"
                            .formatted(text));
        }
    }

    /// A GeoKey that holds a short number itself.
    private int key(int wanted, int otherwise) {
        double[] keys = tags.findNumbers(KEY_DIRECTORY).orElse(new double[0]);
        for (int i = 4; i + 3 < keys.length; i += 4) {
            if (keys[i] == wanted && keys[i + 1] == 0) {
                return (int) keys[i + 3];
            }
        }
        return otherwise;
    }
}
