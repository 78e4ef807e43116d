package org.marsad.formats;

import java.io.IOException;
import java.nio.file.Path;

/// A file that can't be used, in one line: its name, what was expected, what came, what to do.
public final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1;

    public UnusableFileException(Path file, String whatIsWrongAndWhatToDo) {
        super(file.getFileName() + ": " + whatIsWrongAndWhatToDo);
    }
}
