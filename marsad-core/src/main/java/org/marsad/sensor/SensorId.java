package org.marsad.sensor;

/// Names one sensor of a site, for example `tower-2`: letters, digits, dots, hyphens, underscores.
public record SensorId(String value) {

    public SensorId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a sensor id has 1 to 64 letters, digits, '.', '_' or '-', was '"
                            + value
                            + "'");
        }
    }

    public static boolean isValid(String value) {
        return value.matches("[A-Za-z0-9._-]{1,64}");
    }

    @Override
    public String toString() {
        return value;
    }
}
