package org.marsad.formats.toml;

/// A TOML file that can't be used; the message is one line for the person who wrote the file.
public final class TomlException extends IllegalArgumentException {

    public TomlException(String message) {
        super(message);
    }
}
