package org.marsad.detect;

import org.marsad.sensor.Pixel;

/// An upright box in a picture, pixels; left and top edge, width and height.
public record PixelBox(double left, double top, double width, double height) {

    public PixelBox {
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException(
                    "box must have a positive size, was %g × %g".formatted(width, height));
        }
    }

    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    public double area() {
        return width * height;
    }

    /// Where an upright thing stands: the middle of the lower edge.
    public Pixel foot() {
        return new Pixel(left + width / 2, top + height);
    }

    public Pixel centre() {
        return new Pixel(left + width / 2, top + height / 2);
    }

    /// Area of the overlap over area of the union, 0 to 1.
    public double intersectionOverUnion(PixelBox other) {
        double across = Math.min(right(), other.right()) - Math.max(left, other.left);
        double down = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double overlap = across * down;
        return overlap / (area() + other.area() - overlap);
    }
}
