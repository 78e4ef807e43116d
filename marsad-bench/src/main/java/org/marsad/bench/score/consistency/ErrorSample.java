package org.marsad.bench.score.consistency;

/// The error of one track at one time, measured in its own standard deviations.
///
/// @param normalisedSquare eᵀP⁻¹e of the error e in the plane and the stated covariance P
public record ErrorSample(double timeSeconds, int track, double normalisedSquare) {}
