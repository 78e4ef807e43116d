package org.marsad.formats.plots;

import java.io.IOException;

/// A file that is no plot file; the message names it and what was expected.
public final class PlotFormatException extends IOException {

    PlotFormatException(String message) {
        super(message);
    }
}
