package org.marsad.bench.score.motion;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// One byte a pixel, rows from the top, values as they stand in the file.
final class GreyImage {

    final int width;
    final int height;
    final byte[] pixels;

    private GreyImage(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /// Of a picture with several channels the first is taken: masks saved in colour hold the same value
    /// in all. Pictures with a palette are looked up, those of one bit become 0 and 255.
    ///
    /// @param name for messages
    static GreyImage read(InputStream bytes, String name) throws IOException {
        @Nullable BufferedImage image = ImageIO.read(bytes);
        if (image == null) {
            throw new IOException("%s: expected a PNG picture, could not read it".formatted(name));
        }
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        boolean isPlain =
                image.getType() != BufferedImage.TYPE_BYTE_INDEXED
                        && image.getSampleModel().getSampleSize(0) == 8;
        Raster raster = image.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = isPlain ? raster.getSample(x, y, 0) : image.getRGB(x, y) >> 16 & 0xff;
                pixels[y * width + x] = (byte) value;
            }
        }
        return new GreyImage(width, height, pixels);
    }
}
