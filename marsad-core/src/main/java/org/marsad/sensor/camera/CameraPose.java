package org.marsad.sensor.camera;

import org.marsad.geo.Attitude;
import org.marsad.geo.EastNorthUp;

/// Where a camera stands and how it looks, in the site's local frame.
public record CameraPose(EastNorthUp position, Attitude attitude) {}
