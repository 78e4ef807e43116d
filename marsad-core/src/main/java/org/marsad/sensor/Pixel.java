package org.marsad.sensor;

/// A place in a picture, pixels: x right, y down; the centre of the top-left pixel is (0.5, 0.5).
public record Pixel(double x, double y) {}
