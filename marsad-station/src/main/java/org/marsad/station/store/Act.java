package org.marsad.station.store;

import java.util.Locale;
import java.util.Optional;

/// What a watch-keeper does about an alert. Six of them resolve it, each with its reason.
public enum Act {
    SEEN,
    TAKE,
    NOTHING,
    REAL,
    ANIMAL,
    OWN,
    WEATHER,
    TEST,
    REOPEN;

    public static Optional<Act> findByWord(String word) {
        for (Act act : values()) {
            if (act.word().equals(word)) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean resolves() {
        return switch (this) {
            case NOTHING, REAL, ANIMAL, OWN, WEATHER, TEST -> true;
            case SEEN, TAKE, REOPEN -> false;
        };
    }
}
