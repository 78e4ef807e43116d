package org.marsad.formats.mot;

import java.io.IOException;

/// A row that is not a MOTChallenge row; the message names file, line and what was expected.
public final class MotFormatException extends IOException {

    MotFormatException(String message) {
        super(message);
    }
}
