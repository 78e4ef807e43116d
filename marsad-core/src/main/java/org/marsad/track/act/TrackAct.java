package org.marsad.track.act;

import org.marsad.track.act.ActRefusedException.Reason;

/// What a watch-keeper says about a track.
public sealed interface TrackAct {

    int LONGEST_NAME = 40;

    /// Number of the track that it is about.
    long track();

    /// Both numbers are one thing. The first number goes on, with what both knew and the fresher place.
    ///
    /// @param other ends
    record Merge(long track, long other) implements TrackAct {

        public Merge {
            if (track == other) {
                throw new ActRefusedException(
                        Reason.SELF,
                        "a merge needs two tracks, got %d twice; choose another one"
                                .formatted(track));
            }
        }
    }

    /// This is two things. What was joined to it lately comes back under its own number; otherwise the next report
    /// from another source than its last one begins a track. The tracker never joins the two again by itself.
    record Split(long track) implements TrackAct {}

    /// @param name at most {@link #LONGEST_NAME} characters, without surrounding blanks; empty takes the name away
    record Rename(long track, String name) implements TrackAct {

        public Rename {
            name = name.strip();
            int length = name.codePointCount(0, name.length());
            if (length > LONGEST_NAME) {
                throw new ActRefusedException(
                        Reason.NAME,
                        "a name has at most %d characters, got %d; choose a shorter one"
                                .formatted(LONGEST_NAME, length));
            }
            name.codePoints()
                    .filter(Rename::isUnshowable)
                    .findFirst()
                    .ifPresent(
                            point -> {
                                throw new ActRefusedException(
                                        Reason.NAME,
                                        "a name has letters, digits and signs, got U+%04X; leave it out"
                                                .formatted(point));
                            });
        }

        /// Control characters, marks that turn the direction of all that follows, halves of characters.
        private static boolean isUnshowable(int point) {
            return switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED ->
                        true;
                case Character.FORMAT ->
                        point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
                default -> false;
            };
        }

        /// Kurdish and Persian words need these two.
        private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

        private static final int ZERO_WIDTH_JOINER = 0x200D;
    }

    /// It is known what this is, or is not any more. A known track raises no alert.
    record Mark(long track, boolean isKnown) implements TrackAct {}

    /// This is nothing. The track ends, and the same reports at that place begin no new one.
    record Drop(long track) implements TrackAct {}
}
