package org.marsad.vision.things;

/// The convex hull of a patch of the mask.
///
/// Cost: the pixels of the patch's box, then linear in its rows, as each row's ends come in order
/// (Andrew's monotone chain, 1979).
final class Outline {

    private final double[] ys;
    private final double[] xs;
    private final boolean isUpper;
    private int size;

    private Outline(int rows, boolean isUpper) {
        this.ys = new double[2 * rows];
        this.xs = new double[2 * rows];
        this.isUpper = isUpper;
    }

    /// Area inside the convex hull of the mask's pixels in a box, square pixels.
    ///
    /// @param width of the mask, pixels
    static double convexArea(Blob box, byte[] mask, int width) {
        Outline lefts = new Outline(box.height(), false);
        Outline rights = new Outline(box.height(), true);
        for (int y = box.top(); y < box.bottom(); y++) {
            int left = box.left();
            int right = box.right() - 1;
            while (left <= right && mask[y * width + left] == 0) {
                left++;
            }
            while (right > left && mask[y * width + right] == 0) {
                right--;
            }
            if (left <= right) {
                lefts.add(y, left);
                lefts.add(y + 1.0, left);
                rights.add(y, right + 1.0);
                rights.add(y + 1.0, right + 1.0);
            }
        }
        return rights.integral() - lefts.integral();
    }

    private void add(double y, double x) {
        while (size > 1 && isInside(y, x)) {
            size--;
        }
        ys[size] = y;
        xs[size] = x;
        size++;
    }

    /// Does the newest point fall inside once this one is there?
    private boolean isInside(double y, double x) {
        double turn =
                (ys[size - 1] - ys[size - 2]) * (x - xs[size - 2])
                        - (xs[size - 1] - xs[size - 2]) * (y - ys[size - 2]);
        return isUpper ? turn >= 0 : turn <= 0;
    }

    private double integral() {
        double area = 0;
        for (int k = 1; k < size; k++) {
            area += (ys[k] - ys[k - 1]) * (xs[k] + xs[k - 1]) / 2;
        }
        return area;
    }
}
