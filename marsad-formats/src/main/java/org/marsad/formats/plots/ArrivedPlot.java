package org.marsad.formats.plots;

import java.time.Instant;
import org.marsad.locate.Plot;

/// A plot and when the station had it.
public record ArrivedPlot(Plot plot, Instant arrivalTime) {}
