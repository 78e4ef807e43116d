package org.marsad.alert;

/// How much an alert needs a person.
public enum Severity {
    URGENT,
    CHECK,
    NOTE
}
