package org.marsad.follow;

import java.time.Instant;
import org.marsad.detect.Detection;
import org.marsad.sensor.SensorId;

/// One moving thing in one camera, as it stands after its latest detection.
///
/// @param number unique within the camera, counts from 1
/// @param detection the latest one
/// @param detections how many so far
public record Tracklet(
        SensorId camera, long number, Detection detection, Instant firstSeen, int detections) {}
